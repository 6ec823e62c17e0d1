"""
Keeping two adults apart at the doors.

The visiting adult comes before the child and stays after the child has gone. Whoever
must not meet never comes or goes within ten minutes of the other, also when the two
belong to different families, and nobody is asked to be in two places at once.

Source: centre practice, R5 (fifteen minutes apart, never below ten).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

LEAST_APART_MINUTES = 10
USUAL_APART_MINUTES = 15


@dataclass(frozen=True)
class Times:
    """When each side comes and goes for one session. Moments, any one time zone."""

    visitor_arrives: datetime
    child_arrives: datetime
    child_leaves: datetime
    visitor_leaves: datetime


@dataclass(frozen=True)
class Movement:
    """One adult's coming and going: who, for which session, by which door.

    `stays`: the visiting adult is inside all the time between.
    """

    person: str
    session: str
    door: str
    arrives: datetime
    leaves: datetime
    stays: bool = False


@dataclass(frozen=True)
class Clash:
    """Two movements that would bring people together, and the moment of it."""

    first: Movement
    second: Movement
    at: datetime
    same_person: bool = False

    @property
    def because(self) -> str:
        """Why this may not be, as a sentence without names."""
        if self.same_person:
            return "One of the adults has another session at that time."
        where = "at the same door" if self.first.door == self.second.door else "inside"
        return f"Two adults who must not meet would come close {where}."


def times(starts: datetime, ends: datetime, apart_minutes: int) -> Times:
    """
    Return when each side comes and goes, `apart_minutes` before and after the child.

    Raises ValueError below ten minutes, or when the session does not end after it
    starts.
    """
    if apart_minutes < LEAST_APART_MINUTES:
        raise ValueError("The two sides stay at least ten minutes apart.")
    if ends <= starts:
        raise ValueError("A session ends after it starts.")
    apart = timedelta(minutes=apart_minutes)
    return Times(starts - apart, starts, ends, ends + apart)


def clashes(
    movements: Sequence[Movement], keep_apart: Collection[frozenset[str]]
) -> tuple[Clash, ...]:
    """
    Return every pair of movements that may not be, in the order of the clock.

    `keep_apart` holds pairs of persons who must not meet. Two of their comings or
    goings must be ten minutes apart or more; which door makes no difference, because
    the doors lead to one corridor. Two who both stay are not inside together at all.
    """
    found = [
        clash
        for first, second in combinations(movements, 2)
        if (clash := _clash(first, second, keep_apart)) is not None
    ]
    return tuple(sorted(found, key=lambda clash: clash.at))


def _clash(
    first: Movement, second: Movement, keep_apart: Collection[frozenset[str]]
) -> Clash | None:
    if first.person == second.person:
        overlap = first.arrives < second.leaves and second.arrives < first.leaves
        if first.session == second.session or not overlap:
            return None
        return Clash(first, second, max(first.arrives, second.arrives), True)
    if frozenset((first.person, second.person)) not in keep_apart:
        return None
    if first.stays and second.stays:
        return _inside_together(first, second)
    close = [
        max(one, other)
        for one, other in _meetings(first, second)
        if abs(one - other) < timedelta(minutes=LEAST_APART_MINUTES)
    ]
    return Clash(first, second, min(close)) if close else None


def _inside_together(first: Movement, second: Movement) -> Clash | None:
    """Two visiting adults of two families: one is gone before the other comes."""
    gap = timedelta(minutes=LEAST_APART_MINUTES)
    if first.arrives < second.leaves + gap and second.arrives < first.leaves + gap:
        return Clash(first, second, max(first.arrives, second.arrives))
    return None


def _meetings(first: Movement, second: Movement) -> Iterator[tuple[datetime, datetime]]:
    """Give each moment of the one with each moment of the other."""
    for one in (first.arrives, first.leaves):
        for other in (second.arrives, second.leaves):
            yield one, other
