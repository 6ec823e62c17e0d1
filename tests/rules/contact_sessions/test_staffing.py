"""R21: enough of the team for the families and children of one opening."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kinkeeper.rules.contact_sessions.plan import Plan, Stay
from kinkeeper.rules.contact_sessions.staffing import (
    Here,
    Numbers,
    Staffing,
    misfits,
    needed,
)
from kinkeeper.rules.contact_sessions.staggering import times

TEN = datetime(2026, 3, 14, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
NUMBERS = Numbers(least=2, families_each=3, children_each=4)


def here(name, start=0, hours=2, *, observed=False, children=1):
    begins = TEN + start * HOUR
    return Here(Stay(name, "hall", begins, begins + hours * HOUR), observed, children)


def plan(*, observed=False):
    return Plan(
        session="new",
        on=date(2026, 3, 14),
        room="hall",
        room_name="Hall",
        room_takes=9,
        observed=observed,
        times=times(TEN + HOUR / 4, TEN + HOUR * 5 / 4, 15),
    )


@pytest.mark.parametrize(
    ("families", "numbers", "need"),
    [
        pytest.param([], NUMBERS, 0, id="nobody comes: nobody is needed"),
        pytest.param([here("a")], NUMBERS, 2, id="never fewer than the least"),
        pytest.param([here(n) for n in "abcd"], NUMBERS, 2, id="four families, two"),
        pytest.param([here(n) for n in "abcdefg"], NUMBERS, 3, id="seven, three"),
        pytest.param(
            [here(n, children=3) for n in "abc"], NUMBERS, 3, id="nine children, three"
        ),
        pytest.param(
            [here("a", observed=True, children=5), here("b")],
            NUMBERS,
            2,
            id="who observes has that family alone",
        ),
        pytest.param(
            [here("a", observed=True), here("b", observed=True), here("c")],
            NUMBERS,
            3,
            id="one for each observed family, and one for the others",
        ),
        pytest.param(
            [here("a", 0), here("b", 2), here("c", 4)],
            Numbers(families_each=1),
            1,
            id="one after the other",
        ),
        pytest.param(
            [here("a", 0, 3), here("b", 2), here("c", 2)],
            Numbers(families_each=1),
            3,
            id="the busiest moment counts",
        ),
        pytest.param(
            [here(n, children=9) for n in "abcdef"], Numbers(), 0, id="no numbers set"
        ),
    ],
)
def test_the_busiest_moment_says_how_many_are_needed(families, numbers, need):
    assert needed(families, numbers) == need


@pytest.mark.parametrize(
    ("workers", "others", "refused"),
    [
        pytest.param(None, "abcdefgh", False, id="without a rota nothing is refused"),
        pytest.param(2, "", False, id="two are enough for one"),
        pytest.param(1, "", True, id="fewer than the least"),
        pytest.param(2, "abcde", False, id="two for six"),
        pytest.param(2, "abcdef", True, id="two for seven"),
    ],
)
def test_a_plan_is_refused_when_the_rota_is_too_short_for_it(workers, others, refused):
    staffing = Staffing(workers, NUMBERS, [here(n, children=0) for n in others])

    assert bool(list(misfits(staffing, plan()))) is refused


def test_families_who_have_gone_by_then_do_not_count():
    gone = [here(name, -3) for name in "abcdefgh"]
    assert list(misfits(Staffing(2, NUMBERS, gone), plan())) == []


def test_a_plan_is_not_counted_beside_itself_when_it_moves():
    itself = [here("new"), *(here(name) for name in "ab")]
    staffing = Staffing(1, Numbers(families_each=3), itself, children=1)
    assert list(misfits(staffing, plan())) == []


def test_what_is_missing_is_said_with_the_hour():
    (found,) = misfits(Staffing(0, NUMBERS), plan(observed=True))
    assert found.text == (
        "At {0} the families would need 2 of the team, and 0 are on the rota."
    )
    assert found.moments == (TEN,)
