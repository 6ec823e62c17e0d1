"""Free places in rooms, by the quarter of an hour."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kinkeeper.contact_sessions.models import Room, RoomSlot, Session
from kinkeeper.contact_sessions.models.building import NO_LIMIT
from kinkeeper.contact_sessions.queries.diary import Diary
from kinkeeper.foundation import clock

OPENS, CLOSES = time(9), time(18)
WEEKS_AHEAD = 4


@dataclass(frozen=True)
class Proposal:
    """A time and room that would do."""

    room: Room
    on: date
    start: time

    @property
    def words(self) -> str:
        """Such as "Saturday 14 March, 10:30, Blue room"."""
        day = f"{self.on:%A} {self.on.day} {self.on:%B}"
        return f"{day}, {self.start:%H:%M}, {self.room.name}"


def free_places(
    room: Room,
    wanted: list[datetime],
    *,
    seats: int = NO_LIMIT,
    leaving_out: Session | None = None,
) -> list[tuple[int, int]] | None:
    """
    Return a free place in a room and a free seat in its building for each quarter.

    None when the room or the building is full in one of them.
    """
    slots = RoomSlot.objects.filter(venue=room.venue_id, starts_at__in=wanted)
    if leaving_out is not None and leaving_out.pk:
        slots = slots.exclude(session=leaving_out)
    places: dict[datetime, set[int]] = defaultdict(set)
    taken: dict[datetime, set[int]] = defaultdict(set)
    for at, where, place, seat in slots.values_list(
        "starts_at", "room_id", "place", "seat"
    ):
        taken[at].add(seat)
        if where == room.pk:
            places[at].add(place)
    found = [
        (_first(room.families_at_once, places[at]), _first(seats, taken[at]))
        for at in wanted
    ]
    return None if any(-1 in pair for pair in found) else found


def _first(many: int, taken: set[int]) -> int:
    """Return the lowest number that is free; -1 when none is."""
    return next((number for number in range(many) if number not in taken), -1)


def proposals(session: Session, *, now: datetime, most: int = 3) -> list[Proposal]:
    """
    Return up to `most` free times near the plan of a session that did not fit.

    The same room on that day first, nearest in time; then the other rooms at that
    time; then the same time in the weeks after.
    """
    finder = _Finder(session, now)
    found: list[Proposal] = []
    for proposal in _near(session):
        if len(found) == most:
            break
        if finder.fits(proposal):
            found.append(proposal)
    return found


def _near(session: Session) -> Iterator[Proposal]:
    start = clock.london(session.starts_at).time()
    day, room = session.held_on, session.room
    for minutes in sorted(_starts(), key=lambda m: abs(m - _minutes(start))):
        yield Proposal(room, day, time(minutes // 60, minutes % 60))
    for other in Room.objects.filter(venue=room.venue_id).exclude(pk=room.pk):
        yield Proposal(other, day, start)
    for week in range(1, WEEKS_AHEAD + 1):
        yield Proposal(room, day + timedelta(weeks=week), start)


def _starts() -> Iterable[int]:
    return range(_minutes(OPENS), _minutes(CLOSES), 15)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


class _Finder:
    """Tries times for one session; reads the weeks and the people only once."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session, self.now = session, now
        self.parties = list(session.case.parties.all())
        self.diary = Diary(
            session.held_on,
            session.held_on + timedelta(weeks=WEEKS_AHEAD),
            persons=[party.person_id for party in self.parties],
            workers=[session.supervisor_id] if session.supervisor_id else [],
            cases=[session.case_id],
        )

    def fits(self, proposal: Proposal) -> bool:
        tried = copy(self.session)
        tried.room, tried.held_on = proposal.room, proposal.on
        start = proposal.start
        tried.starts_at = clock.moment(proposal.on, start.hour, start.minute)
        tried.ends_at = tried.starts_at + (
            self.session.ends_at - self.session.starts_at
        )
        if tried.starts_at < self.now or clock.london(tried.ends_at).time() > CLOSES:
            return False
        return not self.diary.faults(tried, self.parties)
