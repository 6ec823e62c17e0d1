"""K5: two adults who must not meet never come near each other."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinkeeper.rules.contact_sessions.staggering import Movement, clashes, times

TEN = datetime(2026, 3, 14, 10, tzinfo=UTC)
HALF_PAST_ELEVEN = TEN + timedelta(minutes=90)
APART = {frozenset(("priya", "daniel"))}


def at(minutes):
    return TEN + timedelta(minutes=minutes)


def moves(person, arrives, leaves, session="alder", door="side"):
    return Movement(person, session, door, at(arrives), at(leaves))


def test_the_visiting_adult_comes_first_and_goes_last():
    planned = times(TEN, HALF_PAST_ELEVEN, 15)

    assert planned.visitor_arrives == at(-15)
    assert planned.child_arrives == TEN
    assert planned.child_leaves == HALF_PAST_ELEVEN
    assert planned.visitor_leaves == at(105)


@pytest.mark.parametrize("minutes", [0, 5, 9])
def test_below_ten_minutes_is_never_planned(minutes):
    with pytest.raises(ValueError, match="ten minutes"):
        times(TEN, HALF_PAST_ELEVEN, minutes)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        pytest.param(
            moves("priya", 0, 90), moves("daniel", -15, 105), False, id="15 apart"
        ),
        pytest.param(
            moves("priya", 0, 90), moves("daniel", -10, 100), False, id="10 apart"
        ),
        pytest.param(
            moves("priya", 0, 90), moves("daniel", -9, 105), True, id="9 apart"
        ),
        pytest.param(
            moves("priya", 0, 90), moves("daniel", 90, 200), True, id="same moment"
        ),
        pytest.param(
            moves("priya", 0, 90),
            moves("daniel", 95, 200, "fern", "front"),
            True,
            id="another family, another door, one corridor",
        ),
        pytest.param(
            moves("priya", 0, 90), moves("mia", 0, 90, "wren"), False, id="strangers"
        ),
        pytest.param(
            moves("priya", 0, 90), moves("priya", 60, 120, "fern"), True, id="twice"
        ),
        pytest.param(
            moves("priya", 0, 90), moves("priya", 90, 120, "fern"), False, id="in turn"
        ),
    ],
)
def test_movements_that_may_not_be(one, other, clash):
    assert bool(clashes([one, other], APART)) is clash
    assert bool(clashes([other, one], APART)) is clash


def test_a_clash_says_why_without_a_name():
    (clash,) = clashes([moves("priya", 0, 90), moves("daniel", 90, 200)], APART)

    assert "same door" in clash.because
    assert "priya" not in clash.because.lower()


minutes = st.integers(0, 600)


@given(start=minutes, length=st.integers(1, 300), apart=st.integers(10, 60))
def test_one_session_never_clashes_with_itself(start, length, apart):
    planned = times(at(start), at(start + length), apart)
    both = [
        Movement("priya", "alder", "a", planned.child_arrives, planned.child_leaves),
        Movement(
            "daniel", "alder", "b", planned.visitor_arrives, planned.visitor_leaves
        ),
    ]
    assert clashes(both, APART) == ()


@given(st.lists(st.tuples(minutes, st.integers(1, 200)), max_size=6))
def test_no_pair_left_over_is_ever_close(stays):
    """Whatever is not called a clash really is ten minutes apart."""
    moved = [
        moves("priya" if n % 2 else "daniel", start, start + length, str(n))
        for n, (start, length) in enumerate(stays)
    ]
    found = {(c.first, c.second) for c in clashes(moved, APART)}
    for n, one in enumerate(moved):
        for other in moved[n + 1 :]:
            if one.person == other.person or (one, other) in found:
                continue
            for a in (one.arrives, one.leaves):
                for b in (other.arrives, other.leaves):
                    assert abs(a - b) >= timedelta(minutes=10)


def stays(person, arrives, leaves, session):
    return Movement(person, session, "side", at(arrives), at(leaves), stays=True)


@pytest.mark.parametrize(
    ("comes", "clash"),
    [
        pytest.param(30, True, id="while he is inside"),
        pytest.param(114, True, id="9 minutes after he went"),
        pytest.param(115, False, id="10 minutes after he went"),
    ],
)
def test_two_visiting_adults_who_must_not_meet_are_never_inside_together(comes, clash):
    """Daniel is with Alder's children from -15 to 105; Priya visits a child of Fern."""
    daniel = stays("daniel", -15, 105, "alder")
    priya = stays("priya", comes, comes + 90, "fern")

    assert bool(clashes([daniel, priya], APART)) is clash
    assert bool(clashes([priya, daniel], APART)) is clash


@given(
    st.integers(0, 600), st.integers(10, 240), st.integers(0, 600), st.integers(10, 240)
)
def test_what_is_let_through_never_overlaps(first, one_for, second, other_for):
    """K6: whatever the times, two who both stay are never there at one moment."""
    one = stays("daniel", first, first + one_for, "alder")
    other = stays("priya", second, second + other_for, "fern")

    if not clashes([one, other], APART):
        assert one.leaves < other.arrives or other.leaves < one.arrives
