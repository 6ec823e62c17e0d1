"""
One worker, one room.

Who observes a session sees that family alone from the first coming to the last going.
Who looks after supported sessions may have several families, in one room.

Source: centre practice, R1 and R20 (one to one means one to one).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Duty:
    """A worker's time with one family, from the first coming to the last going.

    Moments in one time zone; the end does not belong to it any more.
    """

    room: str
    observed: bool
    starts: datetime
    ends: datetime


def clash(plan: Duty, others: Iterable[Duty]) -> Duty | None:
    """Return the earliest duty that this plan cannot stand beside, or None."""
    found = [other for other in others if _clashes(plan, other)]
    return min(found, key=lambda duty: duty.starts, default=None)


def _clashes(plan: Duty, other: Duty) -> bool:
    together = plan.starts < other.ends and other.starts < plan.ends
    alone = plan.observed or other.observed
    return together and (alone or plan.room != other.room)
