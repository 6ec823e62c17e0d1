"""Where a moment or a date falls between the two ends of a chart."""

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def percent(share: float) -> str:
    """Return a share of 1 as an SVG percentage with two decimals."""
    return f"{share * 100:.2f}%"


def clock_words(minutes: int) -> str:
    """Return minutes since local midnight as 24-hour time: 645 is 10:45."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def date_words(day: date) -> str:
    """Return a date as people write it: 4 April 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Axis:
    """A day's opening hours, in minutes since local midnight, and the time now."""

    start: int
    end: int
    now: int | None = None

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("An axis ends after it starts.")

    def share(self, minutes: int) -> float:
        """Return where a time falls, 0 at the start and 1 at the end, kept inside."""
        inside = min(max(minutes, self.start), self.end)
        return (inside - self.start) / (self.end - self.start)

    def at(self, minutes: int) -> str:
        """Return where a time falls as an SVG percentage."""
        return percent(self.share(minutes))

    def hours(self) -> list[int]:
        """Return the full hours on the axis, in minutes since midnight."""
        first = -(-self.start // 60) * 60
        return list(range(first, self.end + 1, 60))


@dataclass(frozen=True)
class Scale:
    """
    A span of whole years, 1 January of the first to 31 December of the last.

    `today` is drawn as a line and decides what is past.
    """

    first_year: int
    last_year: int
    today: date

    def __post_init__(self) -> None:
        if self.last_year < self.first_year:
            raise ValueError("A scale ends after it starts.")

    def share(self, day: date) -> float:
        """Return where a date falls, 0 at the start and 1 at the end, kept inside."""
        start = date(self.first_year, 1, 1)
        end = date(self.last_year, 12, 31)
        inside = min(max(day, start), end)
        return (inside - start).days / (end - start).days

    def at(self, day: date) -> str:
        """Return where a date falls as an SVG percentage."""
        return percent(self.share(day))

    def years(self) -> list[int]:
        """Return about six years to mark, evenly spaced from the first."""
        step = max(1, round((self.last_year - self.first_year + 1) / 6))
        return list(range(self.first_year, self.last_year + 1, step))
