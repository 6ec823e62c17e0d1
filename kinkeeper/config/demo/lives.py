"""One family's life at the centre, from the first form to the closing."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid4

from kinkeeper.config.demo import (
    collecting,
    intake,
    paperwork,
    risks,
    sentences,
    turns,
    visits,
)
from kinkeeper.config.demo.building import SLOTS, Building, Slot
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.households import Household, answers
from kinkeeper.config.demo.plots import RESIDENT, SUPERVISED, VISITING, Plot
from kinkeeper.config.demo.world import World
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.plan_session import plan_session
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.blocking import BlockedForNowError

AHEAD = 3
FIRST_AFTER = 14
LAST_BEFORE_CLOSING = 6
NOTED = 3
# In the registers of so many days it is written who collected.
CHECKED_DAYS = 10


@dataclass
class Life:
    """A family, its plot, and what of it is on file."""

    world: World
    plot: Plot
    family: Household
    number: int
    random: Random
    building: Building
    case: Case | None = None
    told: tuple[str, ...] = ()
    # It comes at the same time again and again.
    series: UUID = field(default_factory=uuid4)

    @property
    def file(self) -> Case:
        if self.case is None:
            raise LookupError("This family has not come yet.")
        return self.case

    @property
    def child(self) -> str:
        return self.family.children[0].given

    @property
    def slot(self) -> Slot:
        found = SLOTS[self.plot.service]
        return found[self.number % len(found)]

    @property
    def worker(self) -> Account:
        """Return who is with this family: a supervisor, or a volunteer nearby."""
        team = self.world.team
        some = team.supervisors if self.observed else team.volunteers
        return some[self.number % len(some)]

    @property
    def observed(self) -> bool:
        return self.plot.service == SUPERVISED

    def at(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Return a moment so many days after the family came."""
        return self.world.ago(self.plot.came - days, hour, minute)


def life(of: Life) -> Scene:
    """Play a family's life as far as the day of today allows."""
    yield from _arrive(of)
    if of.plot.uninvited:
        return
    yield from _the_other_side(of)
    if of.plot.silent or of.plot.undecided:
        return
    yield from _decide(of)
    if of.plot.declined:
        return
    yield from _get_ready(of)
    if of.plot.waits is not None:
        now = yield of.world.ago(of.plot.waits, 10, 15)
        by = of.world.team.coordinator
        intake.wait(of.file, of.plot.goes_first, by=by, now=now)
    if of.plot.unplanned:
        return
    yield from _meet(of, _days(of, of.at(FIRST_AFTER, 0).date(), of.plot.closes))
    if of.plot.closes is not None:
        yield from _close(of, of.plot.closes)
    if of.plot.reopens is not None:
        yield from turns.reopen(of.world, of.file, of.plot.reopens)
        now = yield of.world.ago(of.plot.reopens - 6, 11, 20)
        assess_risks(of, now)
        again = of.world.ago(of.plot.reopens - 10).date()
        yield from _meet(of, _days(of, again, None))


def _arrive(of: Life) -> Scene:
    plot, side = of.plot, of.plot.first_side
    now = yield of.at(0, 19, of.random.randint(0, 50))
    court = "yes" if plot.court_told else "no"
    form = answers(of.family, side, service=plot.service, court=court)
    of.case = intake.first_form(form, side, now=now)
    of.told = (side,)
    of.world.name(of.case, plot.callsign)


def _the_other_side(of: Life) -> Scene:
    side = VISITING if of.plot.first_side == RESIDENT else RESIDENT
    now = yield of.at(1, 10, of.random.randint(0, 50))
    by = of.world.team.coordinator
    to = of.family.adult(side).email
    invitation = intake.invite(of.file, side, to, by=by, now=now)
    if of.plot.silent:
        return
    now = yield of.at(4, 20, of.random.randint(0, 50))
    form = answers(of.family, side, service=of.plot.service)
    intake.second_form(form, invitation, now=now)
    of.told = (*of.told, side)


def _decide(of: Life) -> Scene:
    team = of.world.team
    now = yield of.at(6, 11, 30)
    if of.plot.declined:
        intake.propose_to_decline(of.file, by=team.coordinator, now=now)
        now = yield of.at(7, 9, 40)
        intake.decline(of.file, by=team.manager, now=now)
        return
    plot, by = of.plot, team.coordinator
    agreed = not plot.asks_first
    intake.accept(of.file, plot.service, plot.funder, by=by, now=now, fee_agreed=agreed)


def _get_ready(of: Life) -> Scene:
    by = of.world.team.coordinator
    for days, hour, side in ((9, 17, RESIDENT), (11, 18, VISITING)):
        now = yield of.at(days, hour, 5)
        asks = of.plot.asks_first and side == VISITING
        intake.visit_before(
            of.file,
            side,
            on=clock.london(now).date(),
            began_at=time(hour - 1, 15),
            by=by,
            now=now,
            signs=not asks,
        )
        if of.plot.portal:
            invitation = intake.invite_in(of.file, side, by=by, now=now)
            now = yield now + timedelta(hours=3)
            intake.join(invitation, now=now)
        if asks:
            intake.ask_about_the_agreement(of.file, side, now=now)
    now = yield now + timedelta(minutes=20)
    assess_risks(of, now)


def assess_risks(of: Life, now: datetime) -> None:
    """Let the co-ordinator sign, and the manager too where it is serious."""
    team = of.world.team
    risks.assess(of.file, of.number, by=team.coordinator, second=team.manager, now=now)


def _days(of: Life, first: date, closes: int | None) -> list[date]:
    """Return the days on which the family comes, the planned ones to come included."""
    plot, today = of.plot, of.world.today
    last = today + timedelta(days=AHEAD * plot.pace)
    if closes is not None:
        last = today - timedelta(days=closes + LAST_BEFORE_CLOSING)
    day = first + timedelta(days=(of.slot.weekday - first.weekday()) % 7)
    found = []
    while day <= last:
        if day != today and not _is_holiday(day):
            found.append(day)
        day += timedelta(days=plot.pace)
    return found


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 1)


def _meet(of: Life, days: list[date]) -> Scene:
    """Play the sessions, always with a few planned ahead."""
    following = iter(days)
    now = yield of.at(FIRST_AFTER - 2, 10, 30)
    by = of.world.team.coordinator
    collecting.list_somebody(of.file, of.number, by=by, now=now)
    planned = deque(_plan(of, day) for day in days[:AHEAD])
    for _ in planned:
        next(following)
    count = 0
    while planned:
        session = planned.popleft()
        if session is not None:
            count += 1
            yield from _one(of, session, count)
        ahead = next(following, None)
        if ahead is not None:
            planned.append(_plan(of, ahead))


def _one(of: Life, session: Session, count: int) -> Scene:
    by = of.world.team.coordinator
    off = turns.of_session(of.random, session) if count > 1 else None
    left = (of.world.today - session.held_on).days
    if off is not None:
        yield from visits.called_off(off, by=by)
        return
    if of.plot.forgotten and 0 < left <= of.plot.pace:
        yield session.ends_at
        return
    visit = visits.Visit(session, of.worker, checked=left <= CHECKED_DAYS)
    if of.observed:
        many = of.plot.notes if _is_late(of, session) else 2
        lines = sentences.notes(of.random, of.child, many=many)
        visit = replace(visit, lines=lines)
    elif of.random.random() < 0.06:
        visit = replace(visit, short=20)
    if of.observed:
        ends = _ending(of, session)
        of.world.clockwork.add(
            paperwork.report(of.world, session, of.child, of.random, ends=ends)
        )
    yield from visits.held(visit)


def _is_late(of: Life, session: Session) -> bool:
    """Say whether it is one of the last sessions, of which we show more notes."""
    return (of.world.today - session.held_on).days <= NOTED * of.plot.pace


def _ending(of: Life, session: Session) -> str:
    """Return how far the report of a late session gets; earlier ones are signed."""
    place = (of.world.today - session.held_on).days // of.plot.pace
    told = of.plot.last_reports
    return told[place] if 0 <= place < len(told) else paperwork.SIGNED


def _plan(of: Life, day: date) -> Session | None:
    """Plan one session in the family's own slot, or nearby if that is taken."""
    for slot in _nearby(of):
        try:
            return plan(of, day, slot.start, slot.room, of.plot.minutes)
        except DoesNotFitError:
            continue
        except BlockedForNowError:
            # Visits that are planned go on; no new ones meanwhile.
            return None
    return None


def _nearby(of: Life) -> Iterator[Slot]:
    yield of.slot
    for slot in SLOTS[of.plot.service]:
        if slot.weekday == of.slot.weekday and slot != of.slot:
            yield slot


def plan(of: Life, day: date, start: time, room: str, minutes: int) -> Session:
    """Plan one session of a family at the moment that is being played."""
    return plan_session(
        case=of.file,
        room=of.building.rooms[room],
        on=day,
        start=start,
        minutes=minutes,
        supervisor=of.worker,
        funders=[(of.plot.funder, 100)],
        child_door=of.building.front,
        visitor_door=of.building.side,
        by=of.world.team.coordinator,
        series=of.series,
        now=clock.now(),
    )


def _close(of: Life, days_ago: int) -> Scene:
    now = yield of.world.ago(days_ago, 16, 10)
    turns.close(of.file, of.plot.reason, by=of.world.team.coordinator, now=now)
