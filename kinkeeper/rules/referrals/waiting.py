"""
In which order do families wait for a place, and which free place would suit whom?

Who came first is first. A named person may put a family before the others, for a
reason; nothing else does: a date at court is shown, and moves nobody by itself (P11d).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


@dataclass(frozen=True)
class Entry:
    """One family that waits. `weekdays` from 0, Monday; none given: any day."""

    case: int
    service: str
    joined_on: date
    goes_first: bool = False
    court_on: date | None = None
    weekdays: Collection[int] = ()


@dataclass(frozen=True)
class Place:
    """A time (London) in a room that is free, and how long it was meant to be."""

    on: date
    start: time
    minutes: int
    service: str


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the families in the order in which they are offered a place."""
    return sorted(
        entries, key=lambda each: (not each.goes_first, each.joined_on, each.case)
    )


def by_court(entries: Iterable[Entry]) -> list[Entry]:
    """Return them by their date at court, to look at; those without one come last."""
    return sorted(
        entries, key=lambda each: (each.court_on or date.max, each.joined_on, each.case)
    )


def suits(entry: Entry, place: Place) -> bool:
    """Tell whether a place is for this kind of contact and on a day they can come."""
    if place.service != entry.service:
        return False
    return not entry.weekdays or place.on.weekday() in entry.weekdays


def first_for(place: Place, entries: Iterable[Entry]) -> Entry | None:
    """Return whom a free place is offered to first; None when it suits nobody."""
    return next((each for each in in_order(entries) if suits(each, place)), None)
