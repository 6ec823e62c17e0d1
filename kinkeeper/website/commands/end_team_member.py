from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account, RoleGrant
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.website import permissions


@trail.command
def end_team_member(
    *, member: Account, by: Account, now: datetime, once: UUID | None = None
) -> None:
    """
    Take somebody out of the team: all roles end, and they are signed out at once.

    What they did stays under their name. Raises RefusedError for oneself, for the last
    manager, and for somebody who may not.
    """
    once_only.claim(once, by=by)
    managers = _managers()
    held = list(member.grants.filter(ended_on=None).order_by("pk"))
    roles = [Role(grant.role) for grant in held]
    if not permissions.may_give(by, roles):
        raise RefusedError("Only a manager may do this.")
    if member.pk == by.pk:
        raise RefusedError("You cannot take yourself out. Ask another manager.")
    if managers == {member.pk}:
        raise RefusedError("This is the last manager. Make somebody else one first.")
    for grant in held:
        grant.ended_on = clock.london(now).date()
        grant.save(update_fields=["ended_on"])
    # A session ends with the password that it was opened with.
    member.set_unusable_password()
    member.is_active = False
    member.save(update_fields=["password", "is_active"])
    trail.record(
        "team.member_left", about=member, by=by, detail={"roles": sorted(roles)}
    )


def _managers() -> set[int]:
    """Return who manages, locked, so that two cannot take each other out at once."""
    grants = RoleGrant.objects.select_for_update().filter(
        role=Role.MANAGER, ended_on=None, account__is_active=True
    )
    return set(grants.values_list("account_id", flat=True))
