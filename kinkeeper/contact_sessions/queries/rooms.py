"""Free places in rooms, by the quarter of an hour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kinkeeper.contact_sessions.models import Room, RoomSlot, Session
from kinkeeper.contact_sessions.queries import duties, keeping_apart
from kinkeeper.foundation import clock
from kinkeeper.rules.contact_sessions import one_room, staggering

QUARTER = timedelta(minutes=15)
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


def free_places(
    room: Room, wanted: list[datetime], *, leaving_out: Session | None = None
) -> list[int] | None:
    """Return a free place for each quarter, or None when the room is full in one."""
    taken: dict[datetime, set[int]] = {}
    slots = RoomSlot.objects.filter(room=room, starts_at__in=wanted)
    if leaving_out is not None and leaving_out.pk:
        slots = slots.exclude(session=leaving_out)
    for starts_at, place in slots.values_list("starts_at", "place"):
        taken.setdefault(starts_at, set()).add(place)
    places = [
        min(set(range(room.families_at_once)) - taken.get(quarter, set()), default=-1)
        for quarter in wanted
    ]
    return None if -1 in places else places


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
    """Tries times for one session; reads each day and the people only once."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session, self.now = session, now
        self.parties = list(session.case.parties.all())
        self.pairs = keeping_apart.pairs_to_keep_apart(
            party.person_id for party in self.parties
        )
        self._days: dict[date, list[staggering.Movement]] = {}
        self._duties: dict[date, list[one_room.Duty]] = {}

    def fits(self, proposal: Proposal) -> bool:
        session = self.session
        starts = clock.moment(proposal.on, proposal.start.hour, proposal.start.minute)
        ends = starts + (session.ends_at - session.starts_at)
        if starts < self.now or clock.london(ends).time() > CLOSES:
            return False
        planned = staggering.times(starts, ends, session.apart_minutes)
        own = keeping_apart.planned_movements(self.parties, session, planned)
        if keeping_apart.clashes_of(own, self._others(proposal.on), self.pairs):
            return False
        if self._worker_is_taken(proposal, planned):
            return False
        wanted = quarters(planned.visitor_arrives, planned.visitor_leaves)
        return free_places(proposal.room, wanted, leaving_out=session) is not None

    def _worker_is_taken(self, proposal: Proposal, planned: staggering.Times) -> bool:
        plan = duties.duty_in(proposal.room.pk, self.session, planned)
        return one_room.clash(plan, self._duties_on(proposal.on)) is not None

    def _duties_on(self, day: date) -> list[one_room.Duty]:
        if day not in self._duties:
            self._duties[day] = duties.other_duties(self.session, on=day)
        return self._duties[day]

    def _others(self, day: date) -> list[staggering.Movement]:
        if day not in self._days:
            self._days[day] = keeping_apart.movements_of_day(
                day, leaving_out=self.session
            )
        return self._days[day]
