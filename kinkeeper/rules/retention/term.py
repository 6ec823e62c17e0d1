"""How long one kind of record is kept, before any hold is looked at."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.periods import Period
from kinkeeper.rules.retention.schedule import Row
from kinkeeper.rules.retention.settings import Settings
from kinkeeper.rules.retention.words import Record


@dataclass(frozen=True)
class Count:
    """One period that runs: its row, the day it is counted from, and what happened."""

    row: Row
    period: Period
    anchor: date
    since: str

    @property
    def retain_until(self) -> date:
        """Return the last day of the period, that day included."""
        return self.period.last_day(self.anchor)


def count(row: Row, settings: Settings, anchor: date, since: str) -> Count:
    """Return the period of a row counted from `anchor`, on which `since` happened."""
    period = row.period(settings)
    if period is None:
        raise ValueError(f"{row.id} has no end date, so nothing is counted.")
    return Count(row, period, anchor, since)


@dataclass(frozen=True)
class Term:
    """
    What governs one kind, and why.

    Running (nothing is counted yet), counted (`counts`, the one that decides first), or
    without an end (`review_on`). `because` says what is special, as a plain clause.
    """

    kind: Record
    row: Row
    via: tuple[str, ...]
    because: str
    running: bool = False
    counts: tuple[Count, ...] = ()
    review_on: date | None = None

    @property
    def anchor(self) -> date | None:
        """Return the day that the deciding period is counted from."""
        return self.counts[0].anchor if self.counts else None

    @property
    def retain_until(self) -> date | None:
        """Return the last day of the deciding period."""
        return self.counts[0].retain_until if self.counts else None
