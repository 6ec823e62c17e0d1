"""One time together as somebody would like to plan it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinkeeper.rules.contact_sessions.staggering import Movement, Times

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Stay:
    """One family in one room, from the first coming to the last going."""

    session: str
    room: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Plan:
    """Who would be where and when. Moments in one time zone, `on` in London.

    `room_takes`: how many families the room holds. `moves`: the adults' comings and
    goings.
    """

    session: str
    on: date
    room: str
    room_name: str
    room_takes: int
    observed: bool
    times: Times
    moves: Sequence[Movement] = ()

    @property
    def stay(self) -> Stay:
        return Stay(
            self.session,
            self.room,
            self.times.visitor_arrives,
            self.times.visitor_leaves,
        )


def quarters(start: datetime, end: datetime) -> list[datetime]:
    """Return every quarter of an hour that a stay touches, in order."""
    first = start - timedelta(
        minutes=start.minute % 15, seconds=start.second, microseconds=start.microsecond
    )
    found = []
    while first < end:
        found.append(first)
        first += QUARTER
    return found
