"""
What is planned from one day to another, read once, to ask whether something fits.

The planner asks about one day, the page of free times about some weeks, the look at
all that is planned about everything to come.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from kinkeeper.contact_sessions.models import Opening, Session
from kinkeeper.contact_sessions.queries import keeping_apart
from kinkeeper.contact_sessions.queries.house import houses, stay_of
from kinkeeper.contact_sessions.queries.team import Team
from kinkeeper.foundation import clock
from kinkeeper.people.models import CourtOrder, Party
from kinkeeper.people.queries import orders
from kinkeeper.rules.contact_sessions import fitting, staggering
from kinkeeper.rules.contact_sessions.at_work import AtWork
from kinkeeper.rules.contact_sessions.misfit import Misfit
from kinkeeper.rules.contact_sessions.plan import Plan
from kinkeeper.rules.contact_sessions.staffing import Here, Numbers, Staffing
from kinkeeper.rules.referrals import orders as orders_rule


@dataclass(frozen=True)
class Fault:
    """One reason why a plan does not fit, in words for a planner."""

    misfit: Misfit
    words: str


class Diary:
    """Every session, coming and going from one day to another, both included.

    `persons`: whose people to keep apart matter, by primary key; `workers`: who might
    be with them; `cases`: whose court orders count.
    """

    def __init__(
        self,
        first: date,
        last: date,
        *,
        persons: Iterable[int],
        workers: Collection[int],
        cases: Collection[int],
    ) -> None:
        self._orders: dict[int, list[orders_rule.Order]] = defaultdict(list)
        for order in CourtOrder.objects.filter(case__in=cases):
            self._orders[order.case_id].append(orders.facts_of(order))
        self.team = Team(first, last, workers=workers)
        self.houses = houses(first, last)
        self.pairs = keeping_apart.pairs_to_keep_apart(persons)
        self.moves = keeping_apart.movements_between(first, last)
        self.sessions: dict[date, list[Session]] = defaultdict(list)
        planned = Session.objects.filter(held_on__range=(first, last))
        for session in planned.exclude(state=Session.State.NOT_HELD).select_related(
            "room"
        ):
            self.sessions[session.held_on].append(session)
        self._children = _children(
            {one.case_id for kept in self.sessions.values() for one in kept}
            | set(cases)
        )

    def faults(self, session: Session, parties: Iterable[Party]) -> list[Fault]:
        """Return why a session would not fit as it stands; its own row is left out."""
        plan = plan_of(session, parties)
        facts = self._facts(session)
        return [Fault(found, _words(found)) for found in fitting.misfits(plan, facts)]

    def seats(self, session: Session) -> int | None:
        """Return how many families the building takes at once; None for any number."""
        opening = self.houses.opening_of(session)
        return opening.families_at_once if opening else None

    def _facts(self, session: Session) -> fitting.Facts:
        day, venue = session.held_on, session.room.venue_id
        stays = [
            stay_of(other, other.room)
            for other in self.sessions.get(day, ())
            if other.room.venue_id == venue
        ]
        return fitting.Facts(
            house=self.houses.on(day, venue, stays),
            movements=self.moves.get(day, ()),
            keep_apart=self.pairs,
            worker=self._worker(session),
            order_says=self._order_says(session),
            staffing=self._staffing(session),
        )

    def _staffing(self, session: Session) -> Staffing | None:
        """Return who is there for whom in the opening of a session (R21)."""
        opening = self.houses.opening_of(session)
        if opening is None:
            return None
        return Staffing(
            workers=self.team.crew(opening, session.held_on),
            numbers=numbers_of(opening),
            others=self.families_in(opening, session.held_on),
            children=self._children.get(session.case_id, 0),
        )

    def families_in(self, opening: Opening, day: date) -> list[Here]:
        """Return the families that are planned in an opening on a day."""
        return [
            Here(
                stay_of(one, one.room),
                one.is_observed,
                self._children.get(one.case_id, 0),
            )
            for one in self.sessions.get(day, ())
            if one.room.venue_id == opening.venue_id
            and self.houses.opening_of(one) == opening
        ]

    def _order_says(self, session: Session) -> list[str]:
        found = orders_rule.contact_on(
            self._orders.get(session.case_id, ()), session.held_on
        )
        return [] if found.allowed else [reason.text for reason in found.reasons]

    def _worker(self, session: Session) -> AtWork | None:
        if session.supervisor is None:
            return None
        return self.team.at_work(
            session.supervisor,
            session,
            others=self.sessions.get(session.held_on, ()),
            opening=self.houses.opening_of(session),
        )


def diary_for(session: Session, parties: Iterable[Party]) -> Diary:
    """Read the day of one session."""
    day = session.held_on
    persons = [party.person_id for party in parties if party.is_adult_side]
    workers = [session.supervisor_id] if session.supervisor_id else []
    return Diary(day, day, persons=persons, workers=workers, cases=[session.case_id])


def numbers_of(opening: Opening) -> Numbers:
    """Return what the centre set for an opening, as the rule wants it."""
    return Numbers(
        least=opening.least_workers,
        families_each=opening.families_each_worker,
        children_each=opening.children_each_worker,
    )


def _children(cases: Collection[int]) -> dict[int, int]:
    found = Party.objects.filter(case__in=cases, side=Party.Side.CHILD)
    return dict(
        found.values("case").annotate(many=Count("pk")).values_list("case", "many")
    )


def plan_of(session: Session, parties: Iterable[Party]) -> Plan:
    """Return a session as the rule wants it."""
    times = staggering.times(session.starts_at, session.ends_at, session.apart_minutes)
    return Plan(
        session=str(session.pk or "new"),
        on=session.held_on,
        room=str(session.room.pk),
        room_name=session.room.name,
        room_takes=session.room.families_at_once,
        observed=session.is_observed,
        times=times,
        moves=keeping_apart.planned_movements(parties, session, times),
    )


def _words(found: Misfit) -> str:
    words = found.text
    for number, at in enumerate(found.moments):
        words = words.replace(f"{{{number}}}", f"{clock.london(at):%H:%M}")
    return words
