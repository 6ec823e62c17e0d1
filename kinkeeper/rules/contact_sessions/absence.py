"""
Was a session called off in good time, or late, and may it be charged?

Source: centre practice, R10. The hours and whether anything is charged are the centre's
own setting. The centre's own cancelling is never charged, and neither is a child's no.
"""

from dataclasses import dataclass
from datetime import datetime

from kinkeeper.rules.contact_sessions.attendance import Measures

# What an adult of the family caused, too late to give the room to somebody else.
CHARGED = frozenset({"CANCELLED_LATE", "NO_SHOW"})
ADULTS = frozenset({"RESIDENT", "VISITING"})


@dataclass(frozen=True)
class Notice:
    """Whole hours between being told and the start; less than none counts as none."""

    hours: int
    in_good_time: bool


def notice(told_at: datetime, starts_at: datetime, *, hours: int) -> Notice:
    """Return how long before the start we were told. Exactly `hours` is in time."""
    before = (starts_at - told_at).total_seconds()
    return Notice(max(0, int(before // 3600)), before >= hours * 3600)


def chargeable(status: str, by_whom: str, measures: Measures) -> bool:
    """Say whether the side that caused it may be charged for a session."""
    return measures.charges and status in CHARGED and by_whom in ADULTS
