"""
The day of today: whatever the hour, families are in the building.

Each family of the day has a session that begins some minutes before or after now, and
plays it like any other. What lies after now has not happened, and so one child is in
the Garden room and another is late.
"""

from datetime import datetime, timedelta

from kinkeeper.config.demo import sentences, visits
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.lives import Life, plan
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.record_absence import CALLED_OFF
from kinkeeper.contact_sessions.models import Absence
from kinkeeper.foundation import clock

STEP = timedelta(minutes=5)
PLANNED_DAYS_AGO = 6
# Has places for all of today's families when the evening presses them together.
SHARED_ROOM = "Hall"


def scene(of: Life) -> Scene:
    """Play a family's session of today."""
    told = of.plot.now
    if told is None:
        return
    starts_at = _within_today(of, told.starts_in)
    if starts_at is None:
        return
    yield of.world.ago(PLANNED_DAYS_AGO, 10, 40)
    wall = clock.london(starts_at)
    minutes = _before_midnight(of, starts_at, told.minutes)
    try:
        session = plan(of, wall.date(), wall.time(), told.room, minutes)
    except DoesNotFitError:
        session = plan(of, wall.date(), wall.time(), SHARED_ROOM, minutes)
    if told.called_off:
        off = visits.CalledOff(
            session,
            CALLED_OFF,
            Absence.ByWhom.RESIDENT,
            Absence.Reason.ILLNESS_CHILD,
            "A temperature since last night.",
            3.0,
        )
        yield from visits.called_off(off, by=of.world.team.coordinator)
        return
    yield from visits.held(
        visits.Visit(
            session,
            of.worker,
            sentences.notes(of.random, of.child, many=told.lines),
            visitor_late=told.visitor_late,
            child_late=told.child_late,
            corridor=told.corridor,
            checked=True,
            also=of.world.team.coordinator if told.also_marked else None,
        )
    )


def _within_today(of: Life, starts_in: int) -> datetime | None:
    """Return when it starts, on this very day; None when the day is too young."""
    now = of.world.now
    now -= timedelta(
        minutes=clock.london(now).minute % 5,
        seconds=now.second,
        microseconds=now.microsecond,
    )
    wanted = now + timedelta(minutes=starts_in)
    first = clock.moment(of.world.today, 0, 15)
    # Late in the evening what is due comes soon, so that it is still due.
    soon = min(now + timedelta(minutes=20), clock.moment(of.world.today, 23, 40))
    last = max(clock.moment(of.world.today, 23, 5), soon)
    if wanted < first and now > first + timedelta(hours=1):
        return None
    return min(max(wanted, first), last)


def _before_midnight(of: Life, starts_at: datetime, minutes: int) -> int:
    """Return how long it may be, so that everybody is out of the door this day."""
    last = clock.moment(of.world.today, 23, 35)
    return max(15, min(minutes, (last - starts_at) // timedelta(minutes=1)))
