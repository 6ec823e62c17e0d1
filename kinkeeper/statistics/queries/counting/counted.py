"""What a counting function gives, and the bands that days and ages fall into."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kinkeeper.statistics.queries.periods import Period


@dataclass(frozen=True)
class Counted:
    """So many of one thing. The service is empty where none fits."""

    measure: str
    category: str
    count: int
    service: str = ""


# How many letters of a category are kept.
LONGEST = 40

Counting = Callable[[Period], Iterable[Counted]]

DAYS = ((7, "up to a week"), (14, "1 to 2 weeks"), (28, "2 to 4 weeks"))
WEEKS = ((56, "4 to 8 weeks"), (112, "8 to 16 weeks"))
AGES = ((4, "0 to 4"), (7, "5 to 7"), (11, "8 to 11"), (15, "12 to 15"))


def days_between(start: date, end: date) -> str:
    """Return the band of a wait."""
    waited = (end - start).days
    bands = (*DAYS, *WEEKS)
    return next((name for most, name in bands if waited <= most), "over 16 weeks")


def age_band(born_on: date | None, day: date) -> str:
    """Return the band of a child's age on a day."""
    if born_on is None:
        return "not known"
    had = (day.month, day.day) >= (born_on.month, born_on.day)
    age = day.year - born_on.year - (not had)
    return next((name for most, name in AGES if age <= most), "16 and over")
