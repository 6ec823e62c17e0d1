"""
Blocked means blocked, at one door.

Every act and every read of a family's information is written to the trail; the trail
asks here first. So no page, list, letter or command can forget it. What goes on all
the same, and why, is a rule (`kinkeeper.rules.blocking`).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.queries.restrictions import (
    BLOCKED,
    blocked_cases,
    restricted,
)
from kinkeeper.rules.blocking import may_go_on

TOLD = (
    "Somebody asked us not to use what we hold about this family. It is kept, and "
    "visits that are planned go on. Only who settles the request or keeps a child "
    "safe reads it. No notes are read, no report is written and nothing is given out."
)


class BlockedForNowError(RefusedError):
    """Somebody asked us not to use this for now, and no ground of the law lets us."""


def guard(action: str, case_key: UUID | None, by: Account | None) -> None:
    """
    Raise BlockedForNowError when a worker uses what is blocked.

    Nightly work and the family's own doors are not asked: the first reads nothing to
    anybody, the second gives people their own; what is given out asks the gate.
    """
    if case_key is None or by is None or not by.is_team:
        return
    if may_go_on(action, settles_or_protects=settles_or_protects(by)):
        return
    if Case.objects.filter(blocked_cases(), key=case_key).exists():
        done = "read" if action.endswith(".viewed") else "changed"
        raise BlockedForNowError(BLOCKED.format(done=done))


def settles_or_protects(viewer: Account) -> bool:
    """Say whether somebody reads blocked information to settle it or for safety."""
    return viewer.may(Power.REQUESTS_HANDLE) or viewer.may(Power.CONCERNS_LEAD)


def panel(case: Case, _viewer: Account) -> Mapping[str, Any] | None:
    """Return the notice on the family's page; None while nothing is blocked."""
    return {"told": TOLD} if restricted(case=case) else None
