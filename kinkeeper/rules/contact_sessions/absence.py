"""
Was a session called off in good time, or late?

Source: centre practice, R10 (48 hours, a setting). The centre's own cancelling is never
charged.
"""

from dataclasses import dataclass
from datetime import datetime

NOTICE_HOURS = 48


@dataclass(frozen=True)
class Notice:
    """Whole hours between being told and the start; less than none counts as none."""

    hours: int
    in_good_time: bool


def notice(
    told_at: datetime, starts_at: datetime, *, hours: int = NOTICE_HOURS
) -> Notice:
    """Return how long before the start we were told. Exactly `hours` is in time."""
    before = (starts_at - told_at).total_seconds()
    return Notice(max(0, int(before // 3600)), before >= hours * 3600)
