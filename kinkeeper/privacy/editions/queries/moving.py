"""Which way the end of a record moves when its row of the table becomes another one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from kinkeeper.rules import retention
from kinkeeper.rules.periods import Period
from kinkeeper.rules.retention import Row, Schedule

MONTHS = 12


class Way(StrEnum):
    """Which way the end of a record would move."""

    EARLIER = "earlier"
    LATER = "later"
    LOSES_END = "loses"
    GAINS_END = "gains"
    OTHERWISE = "otherwise"


@dataclass(frozen=True)
class Step:
    """One row as it counts now, and what a new table has in its place, if anything."""

    was: Row
    would_be: Row | None
    now: Schedule
    then: Schedule

    @property
    def is_a_change(self) -> bool:
        was, other = self.was, self.would_be
        return (
            other is None
            or self._periods[0] != self._periods[1]
            or (was.limit, was.then) != (other.limit, other.then)
            or (was.when, was.trigger) != (other.when, other.trigger)
        )

    @property
    def way(self) -> Way | None:
        """The way that all records of the row move; None when the day decides."""
        was, other = self.was, self.would_be
        if other is None or (was.when, was.trigger) != (other.when, other.trigger):
            return Way.OTHERWISE
        before, after = self._periods
        if before == after:
            return Way.OTHERWISE
        if before is None or after is None:
            return Way.GAINS_END if before is None else Way.LOSES_END
        return _longer_or_shorter(before, after)

    def ends(self, trigger_on: date) -> tuple[date | None, date | None]:
        """Return the first day on which a record may go: now, and then."""
        after = self.would_be or self.was
        return (
            retention.due(self.was, trigger_on, self.now).eligible_from,
            retention.due(after, trigger_on, self.then).eligible_from,
        )

    def due_sooner(self, today: date) -> Q:
        """Return the condition "may go today by the new row, but not by the old"."""
        cut = self.would_be and self.would_be.cutoff(today, self.then.settings)
        if cut is None:
            return Q(pk__in=[])
        before = self.was.cutoff(today, self.now.settings)
        due = Q(row=self.was.id, trigger_on__lte=cut)
        return due if before is None else due & Q(trigger_on__gt=before)

    @property
    def _periods(self) -> tuple[Period | None, Period | None]:
        after = self.would_be.period(self.then.settings) if self.would_be else None
        return self.was.period(self.now.settings), after


def steps(now: Schedule, then: Schedule) -> list[Step]:
    """Return the rows of a table that another table changes."""
    others = {row.id: row for row in (*then.rows, *then.additional)}
    found = [
        Step(row, others.get(row.id), now, then) for row in (*now.rows, *now.additional)
    ]
    return [step for step in found if step.is_a_change]


def _longer_or_shorter(before: Period, after: Period) -> Way | None:
    one, other = _length(before), _length(after)
    if one == other or before.month_end != after.month_end:
        return None
    pairs = list(zip(one, other, strict=True))
    if all(was <= would_be for was, would_be in pairs):
        return Way.LATER
    return Way.EARLIER if all(was >= would_be for was, would_be in pairs) else None


def _length(period: Period) -> tuple[int, int]:
    months = (period.until_age or period.years) * MONTHS + period.months
    return months, period.days
