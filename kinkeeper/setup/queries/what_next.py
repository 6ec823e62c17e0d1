"""What a manager does next, on Today, while the centre is young."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.foundation.accounts.models import Account, RoleGrant
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.people.models import Case
from kinkeeper.setup import permissions
from kinkeeper.setup.queries.standing import Stage, stage


def what_next(viewer: Account, today: date) -> Sequence[Need]:
    """Return up to four things that a young centre still lacks; none later on."""
    if stage() is not Stage.OPEN or not permissions.may_set_up(viewer):
        return []
    held = set(
        RoleGrant.objects.filter(ended_on=None, account__is_active=True).values_list(
            "role", flat=True
        )
    )
    return list(_lacking(held))


def _lacking(held: set[str]) -> Sequence[Need]:
    add, next_page = reverse("add_team_member"), reverse("setup:next")
    found = []
    if Role.SAFEGUARDING_LEAD not in held:
        words = "Nobody reads a concern before that."
        found.append(Need("Name a safeguarding lead", add, words, "shield"))
    if Role.RECORDS_LEAD not in held:
        words = "Two people must agree before anything is destroyed."
        found.append(Need("Name a records lead", add, words, "box", "honey"))
    if not {Role.SUPERVISOR, Role.VOLUNTEER} & held:
        found.append(Need("Add your team", add, "Who is there on the day?", "people"))
    if not Case.objects.exists():
        words = "Bring them over, or let them write to you."
        found.append(Need("Your first family", next_page, words, "family", "pine"))
    return found
