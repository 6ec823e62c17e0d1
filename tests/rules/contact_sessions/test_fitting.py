"""
K6: whatever is planned, moved or repeated, nobody meets who must not.

Random weeks are planned through the one rule; then an oracle that knows nothing of it
looks at every minute of every day.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinkeeper.rules.contact_sessions import fitting, recurrence, staggering
from kinkeeper.rules.contact_sessions.at_work import AtWork
from kinkeeper.rules.contact_sessions.house import House, Opening
from kinkeeper.rules.contact_sessions.misfit import Why
from kinkeeper.rules.contact_sessions.one_room import Duty
from kinkeeper.rules.contact_sessions.plan import Plan
from kinkeeper.rules.contact_sessions.staggering import Movement, Times

MONDAY = date(2026, 3, 9)
ROOMS = {"blue": 1, "hall": 3}
TAKES, EACH = 3, 2
WEEKLY = recurrence.Pattern.WEEKLY
GAP = timedelta(minutes=10)


@dataclass(frozen=True)
class Household:
    """Who lives with the child, who visits, who is with them."""

    resident: str
    visiting: str
    worker: str
    observed: bool


# Ann lives with a child in one family and visits one in another, and so on.
HOUSEHOLDS = (
    Household("ann", "bob", "sasha", observed=True),
    Household("cat", "ann", "sasha", observed=True),
    Household("dan", "bob", "bea", observed=False),
    Household("eve", "fay", "bea", observed=False),
    Household("bob", "guy", "nia", observed=True),
)
APART = {frozenset((one.resident, one.visiting)) for one in HOUSEHOLDS}


@dataclass
class Week:
    """What has been planned so far."""

    plans: dict[str, tuple[Plan, Household]] = field(default_factory=dict)

    def take(self, plan: Plan, home: Household) -> bool:
        """Plan it, if the rule lets it."""
        if fitting.misfits(plan, self.facts(plan, home)):
            return False
        self.plans[plan.session] = (plan, home)
        return True

    def facts(self, plan: Plan, home: Household) -> fitting.Facts:
        others = [
            (one, who)
            for one, who in self.plans.values()
            if one.on == plan.on and one.session != plan.session
        ]
        return fitting.Facts(
            house=House(
                on=plan.on,
                keeps_hours=True,
                openings=[Opening(at(plan.on, 0), at(plan.on, 600), TAKES, EACH)],
                closed_because="" if plan.on.weekday() == 6 else None,
                stays=[one.stay for one, _ in others],
            ),
            movements=[move for one, _ in others for move in one.moves],
            keep_apart=APART,
            worker=AtWork(
                home.worker,
                duties=[
                    Duty(one.room, one.observed, one.stay.starts, one.stay.ends)
                    for one, who in others
                    if who.worker == home.worker
                ],
            ),
        )


def at(day: date, minutes: int) -> datetime:
    nine = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return nine + timedelta(minutes=minutes)


def planned(session, home, day, start, minutes, room, apart=15) -> Plan:
    times = staggering.times(at(day, start), at(day, start + minutes), apart)
    return Plan(
        session=session,
        on=day,
        room=room,
        room_name=room,
        room_takes=ROOMS[room],
        observed=home.observed,
        times=times,
        moves=moves(session, home, times),
    )


def moves(session: str, home: Household, times: Times) -> tuple[Movement, ...]:
    return (
        Movement(
            home.resident, session, "front", times.child_arrives, times.child_leaves
        ),
        Movement(
            home.visiting,
            session,
            "side",
            times.visitor_arrives,
            times.visitor_leaves,
            stays=True,
        ),
    )


asked = st.tuples(
    st.sampled_from(("plan", "move", "series")),
    st.integers(0, len(HOUSEHOLDS) - 1),
    st.integers(0, 6),
    st.integers(0, 100),
    st.sampled_from((30, 45, 60, 90)),
    st.sampled_from(sorted(ROOMS)),
    st.sampled_from((10, 15, 20)),
)


def live(wishes) -> Week:
    week = Week()
    for number, (act, who, day, start, minutes, room, apart) in enumerate(wishes):
        on, home = MONDAY + timedelta(days=day), HOUSEHOLDS[who]
        told = (start * 5, minutes, room, apart)
        if act == "move" and week.plans:
            key = sorted(week.plans)[number % len(week.plans)]
            before, home = week.plans.pop(key)
            if not week.take(planned(key, home, on, *told), home):
                week.plans[key] = (before, home)
        elif act == "series":
            until = on + timedelta(weeks=2)
            for n, each in enumerate(recurrence.dates(WEEKLY, on, until)):
                week.take(planned(f"{number}.{n}", home, each, *told), home)
        else:
            week.take(planned(str(number), home, on, *told), home)
    return week


@settings(max_examples=150, deadline=None)
@given(st.lists(asked, max_size=25))
def test_nobody_meets_who_must_not_whatever_is_planned_moved_or_repeated(wishes):
    by_day: dict[date, list[tuple[Plan, Household]]] = {}
    for plan, home in live(wishes).plans.values():
        by_day.setdefault(plan.on, []).append((plan, home))
    for day, found in by_day.items():
        assert day.weekday() != 6
        for (one, here), (other, there) in combinations(found, 2):
            _stay_apart(one, other)
            if here.worker == there.worker and _together(one, other):
                assert not one.observed
                assert not other.observed
                assert one.room == other.room
        _never_too_full(day, found)


def _stay_apart(one: Plan, other: Plan) -> None:
    for first in one.moves:
        for second in other.moves:
            if first.person == second.person:
                assert first.leaves <= second.arrives or second.leaves <= first.arrives
            elif frozenset((first.person, second.person)) in APART:
                for moment in (first.arrives, first.leaves):
                    for near in (second.arrives, second.leaves):
                        assert abs(moment - near) >= GAP
                if first.stays and second.stays:
                    apart = first.leaves + GAP <= second.arrives
                    assert apart or second.leaves + GAP <= first.arrives


def _together(one: Plan, other: Plan) -> bool:
    return one.stay.starts < other.stay.ends and other.stay.starts < one.stay.ends


def _never_too_full(day: date, found: list[tuple[Plan, Household]]) -> None:
    for minute in range(0, 600, 5):
        now = at(day, minute)
        inside = [
            (plan, home)
            for plan, home in found
            if plan.stay.starts <= now < plan.stay.ends
        ]
        assert len(inside) <= TAKES
        for room, takes in ROOMS.items():
            assert sum(plan.room == room for plan, _ in inside) <= takes
        for worker in {home.worker for _, home in inside}:
            assert sum(home.worker == worker for _, home in inside) <= EACH


def test_the_random_weeks_are_not_empty():
    """The oracle has something to look at: three families in one hour, and a move."""
    wishes = [
        ("plan", 0, 0, 6, 60, "blue", 15),
        ("plan", 3, 0, 6, 60, "hall", 15),
        ("plan", 2, 1, 6, 60, "hall", 15),
        ("move", 0, 2, 6, 60, "hall", 15),
        ("series", 4, 4, 6, 60, "blue", 15),
    ]
    assert len(live(wishes).plans) == 6


@pytest.fixture
def plan():
    return planned("new", HOUSEHOLDS[0], MONDAY, 60, 60, "blue")


@pytest.fixture
def facts(plan):
    return Week().facts(plan, HOUSEHOLDS[0])


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        pytest.param({"conflict": True}, Why.CONFLICT, id="R19"),
        pytest.param({"cleared": False}, Why.NOT_CLEARED, id="R20"),
        pytest.param({"able": False}, Why.NOT_ABLE, id="no such role"),
        pytest.param({"away": True}, Why.WORKER_AWAY, id="away"),
        pytest.param({"on_rota": False}, Why.NOT_ON_ROTA, id="not on the rota"),
    ],
)
def test_each_thing_about_a_worker_stops_a_plan(plan, facts, spoil, why):
    assert fitting.misfits(plan, facts) == ()
    spoilt = replace(facts, worker=AtWork("Sasha O.", **spoil))

    (found,) = fitting.misfits(plan, spoilt)
    assert found.why is why
    assert found.text.startswith("Sasha O.")


def test_the_gravest_reason_comes_first(plan, facts):
    spoilt = replace(
        facts,
        worker=AtWork("Sasha O.", away=True),
        house=replace(facts.house, closed_because="Flood"),
        order_says=["A court order forbids contact on that day."],
    )

    whys = [found.why for found in fitting.misfits(plan, spoilt)]
    assert whys == [Why.ORDER, Why.CLOSED_DAY, Why.WORKER_AWAY]
