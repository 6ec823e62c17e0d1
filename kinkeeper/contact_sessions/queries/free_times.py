"""
Free times for a family, each with the reasons why it fits.

Every time is asked of the same rule that the planner asks, so what is shown here can be
planned as it stands, unless somebody else is faster.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urlencode

from django.http import Http404

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Door, Room, Session
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.contact_sessions.queries import calendar
from kinkeeper.contact_sessions.queries.diary import Diary
from kinkeeper.contact_sessions.queries.house import counts_on
from kinkeeper.contact_sessions.queries.keeping_apart import ADULTS
from kinkeeper.contact_sessions.queries.rooms import CLOSES, OPENS
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.rules.contact_sessions.staggering import USUAL_APART_MINUTES

MOST, EACH_DAY = 12, 2
STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Asked:
    """What a planner looks for: `weeks` from a day, one worker or any."""

    case: Case
    minutes: int
    from_on: date
    weeks: int
    worker: Account | None = None
    apart_minutes: int = USUAL_APART_MINUTES


@dataclass(frozen=True)
class FreeTime:
    """One time that fits: words, the reasons, and what the planner's page fills in."""

    words: str
    because: Sequence[str]
    query: str


def free_times(asked: Asked, *, viewer: Account, now: datetime) -> list[FreeTime]:
    """Return up to twelve free times, two for each day at most. Else 404."""
    if not permissions.may_plan(viewer):
        raise Http404
    search = _Search(asked, now)
    found: list[FreeTime] = []
    for day in _days(asked):
        found += map(search.told, islice(search.fitting(day), EACH_DAY))
        if len(found) >= MOST:
            break
    return found[:MOST]


def _days(asked: Asked) -> Iterator[date]:
    for number in range(asked.weeks * 7):
        yield asked.from_on + timedelta(days=number)


class _Search:
    """Tries every room and half hour of a day, the earliest first."""

    def __init__(self, asked: Asked, now: datetime) -> None:
        self.asked, self.now = asked, now
        self.parties = list(asked.case.parties.filter(side__in=ADULTS))
        self.rooms = list(Room.objects.select_related("venue").order_by("pk"))
        doors: dict[int, list[Door]] = {}
        for door in Door.objects.order_by("pk"):
            doors.setdefault(door.venue_id, []).append(door)
        self.doors = {venue: kept for venue, kept in doors.items() if len(kept) > 1}
        self.workers = self._workers()
        self.diary = Diary(
            asked.from_on,
            asked.from_on + timedelta(weeks=asked.weeks),
            persons=[party.person_id for party in self.parties],
            workers=[worker.pk for worker in self.workers if worker],
            cases=[asked.case.pk],
        )

    def fitting(self, day: date) -> Iterator[Session]:
        """Give sessions that would fit on a day, at most one for each start."""
        for start in self._starts(day):
            tried = next(self._at(day, start), None)
            if tried is not None:
                yield tried

    def told(self, tried: Session) -> FreeTime:
        start = clock.london(tried.starts_at)
        day = f"{start:%A} {start.day} {start:%B}"
        query = {
            "family": self.asked.case.key,
            "on": start.date(),
            "start": f"{start:%H:%M}",
            "minutes": self.asked.minutes,
            "apart_minutes": self.asked.apart_minutes,
            "room": tried.room.pk,
            "supervisor": tried.supervisor_id or "",
            "child_door": tried.child_door_id,
            "visitor_door": tried.visitor_door_id,
        }
        with_whom = f", with {tried.supervisor.short_name}" if tried.supervisor else ""
        return FreeTime(
            words=f"{day}, {start:%H:%M}, {tried.room.name}{with_whom}",
            because=self._because(tried),
            query=urlencode(query),
        )

    def _workers(self) -> list[Account | None]:
        if self.asked.worker is not None:
            return [self.asked.worker]
        if self.asked.case.service not in OBSERVED:
            return [None]
        return [
            worker
            for worker in calendar.workers()
            if permissions.may_supervise(worker, self.asked.case.service)
        ]

    def _starts(self, day: date) -> list[time]:
        """Return each start inside the hours of some building, the earliest first."""
        found: set[time] = set()
        for venue in self.doors:
            openings = self.diary.houses.openings.get(venue)
            hours = [(OPENS, CLOSES)]
            if openings is not None:
                kept = [one for one in openings if counts_on(one, day)]
                hours = [(one.opens, one.closes) for one in kept]
            for opens, closes in hours:
                found |= set(self._steps(opens, closes))
        return sorted(found)

    def _steps(self, opens: time, closes: time) -> Iterator[time]:
        """Give starts at which the visiting adult comes and goes inside some hours."""
        apart = timedelta(minutes=self.asked.apart_minutes)
        begin = datetime.combine(date.min, opens) + apart
        last = datetime.combine(date.min, closes) - apart
        last -= timedelta(minutes=self.asked.minutes)
        while begin <= last:
            yield begin.time()
            begin += STEP

    def _at(self, day: date, start: time) -> Iterator[Session]:
        for room in self.rooms:
            if room.venue_id not in self.doors:
                continue
            tried = self._session(day, start, room)
            if tried.starts_at < self.now or self.diary.faults(tried, self.parties):
                continue
            for worker in self.workers:
                tried.supervisor = worker
                if worker is None or not self.diary.faults(tried, self.parties):
                    yield tried

    def _session(self, day: date, start: time, room: Room) -> Session:
        child_door, visitor_door = self.doors[room.venue_id][:2]
        starts_at = clock.moment(day, start.hour, start.minute)
        return Session(
            case=self.asked.case,
            service=self.asked.case.service,
            room=room,
            held_on=day,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=self.asked.minutes),
            apart_minutes=self.asked.apart_minutes,
            child_door=child_door,
            visitor_door=visitor_door,
        )

    def _because(self, tried: Session) -> list[str]:
        apart = timedelta(minutes=tried.apart_minutes)
        comes = clock.london(tried.starts_at - apart)
        goes = clock.london(tried.ends_at + apart)
        opening = self.diary.houses.opening_of(tried)
        found = [
            f"The {tried.room.name} has a place from {comes:%H:%M} to {goes:%H:%M}."
        ]
        if opening is not None:
            hours = f"{opening.opens:%H:%M} to {opening.closes:%H:%M}"
            found.append(f"The building is open from {hours} and is not full.")
        if tried.supervisor is not None:
            name = tried.supervisor.short_name
            found.append(f"{name} is cleared, there that day, and free.")
        found.append("Nobody whom one of them must not meet comes or goes near.")
        if self.asked.case.court_orders.exists():
            found.append("No court order stands against that day.")
        return found
