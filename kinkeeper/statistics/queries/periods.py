"""The quarters and years that funders ask about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.rules.dates import add_months

QUARTER, YEAR = 3, 12
# Funders' years begin in April, the national return's in January.
YEARS_BEGIN_IN = (1, 4)
# The shortest rule ends a file a year after its case: until then a period is counted
# anew each night, and what is entered late still counts.
COUNTED_FOR = 12
LATE_ENTRIES = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Period:
    """A quarter or a year; days in London, both ends included."""

    first_day: date
    months: int

    @property
    def last_day(self) -> date:
        return self.day_after - timedelta(days=1)

    @property
    def day_after(self) -> date:
        return add_months(self.first_day, self.months)

    @property
    def begins(self) -> datetime:
        """The moment at which its first day begins in London."""
        return clock.moment(self.first_day, 0)

    @property
    def ends(self) -> datetime:
        """The moment after its last day: the first that no longer counts."""
        return clock.moment(self.day_after, 0)

    @property
    def quarters(self) -> list["Period"]:
        """The quarters that make up a year; none for a quarter."""
        if self.months == QUARTER:
            return []
        starts = (add_months(self.first_day, number) for number in range(0, YEAR, 3))
        return [Period(start, QUARTER) for start in starts]

    @property
    def name(self) -> str:
        """The period as people say it: January to March 2026."""
        first, last = self.first_day, self.last_day
        if first.year == last.year:
            return f"{first:%B} to {last:%B %Y}"
        return f"{first:%B %Y} to {last:%B %Y}"

    @property
    def code(self) -> str:
        """The period as an address says it: 2026-01-3."""
        return f"{self.first_day:%Y-%m}-{self.months}"


def period_of(code: str) -> Period | None:
    """Return the period that an address names, or None."""
    try:
        year, month, months = (int(part) for part in code.split("-"))
        found = Period(date(year, month, 1), months)
    except ValueError:
        return None
    begins = YEARS_BEGIN_IN if months == YEAR else (1, 4, 7, 10)
    return found if months in (QUARTER, YEAR) and month in begins else None


def to_count(today: date) -> Iterator[Period]:
    """Yield the periods that have begun and whose numbers may still change."""
    start = date(today.year - 2, 1, 1)
    for number in range(0, 36, 3):
        first = add_months(start, number)
        for months in (QUARTER, YEAR):
            if months == YEAR and first.month not in YEARS_BEGIN_IN:
                continue
            if first <= today <= add_months(first, COUNTED_FOR) + LATE_ENTRIES:
                yield Period(first, months)
