"""Counting, after the night's other work."""

from datetime import date

from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.statistics.commands.count_period import count_period
from kinkeeper.statistics.queries.periods import to_count


def register_nightly() -> None:
    # Before disposal, so that what ends tonight has been counted.
    register.every_night("statistics", count_periods, order=20)


def count_periods(today: date) -> Count:
    """Count every period anew whose files are all still here."""
    rows = [count_period(period=period) for period in to_count(today)]
    return Count(looked_at=sum(rows), other={"periods counted": len(rows)})
