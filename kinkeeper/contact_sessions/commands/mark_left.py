from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions.commands.check_door import (
    AlreadyMarkedError,
    check_door,
    open_register,
)
from kinkeeper.contact_sessions.commands.end_session import end_session
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries.doors import CHILD_SIDE
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def mark_left(
    *,
    presence: Presence,
    at: datetime,
    by: Account,
    override: str = "",
    once: UUID | None = None,
) -> None:
    """
    Write down that somebody went out, with those who go with them.

    When the child goes, a session that was running has ended. Raises
    AlreadyMarkedError and OnHoldError as for coming in, and RefusedError when they
    have not come, or came after `at`.
    """
    once_only.claim(once, by=by)
    session, group = open_register(presence, by=by, at=at)
    for one in group:
        if one.left_at is not None:
            raise AlreadyMarkedError(one.left_at, one.left_by)
    here = [one for one in group if one.arrived_at is not None]
    late = [one for one in here if one.arrived_at and one.arrived_at > at]
    if late:
        raise AlreadyMarkedError(late[0].arrived_at, late[0].arrived_by, "Arrived")
    if not here:
        raise RefusedError("They have not come yet. Mark that they arrived first.")
    regardless = check_door(session, group, reason=override, by=by, at=at)
    Presence.objects.filter(pk__in=[one.pk for one in here], left_at=None).update(
        place=Presence.Place.LEFT, left_at=at, left_by=by, version=F("version") + 1
    )
    if presence.party.side in CHILD_SIDE and session.state == Session.State.RUNNING:
        end_session(session=session, at=at, by=by)
    trail.record(
        "session.left",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"side": presence.party.side, "regardless": regardless},
    )
