"""Who may say yes for whom, and when a yes is none (CN-1 to CN-5)."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinkeeper.rules.people.consent import Answer, Capacity, Subject, Why, standing

TODAY = date(2026, 3, 14)
MAYA = Subject("maya", is_child=True, born_on=date(2014, 5, 1))
PRIYA = Subject("priya", is_child=False)
BOTH = {"priya", "daniel"}


def said(by="priya", yes=True, capacity=Capacity.PARENT, on=TODAY, **more):
    later = {"ask_again_on": on + timedelta(days=365), **more}
    return Answer(by, capacity, yes, on, **later)


def why(*answers, subject=MAYA, holders=BOTH, today=TODAY):
    found = standing(subject, answers, holders=holders, today=today)
    assert found.live is (found.why is Why.YES)
    return found.why


def test_nothing_is_used_before_somebody_was_asked():
    """CN-1"""
    assert why() is Why.NOBODY_ASKED
    assert why(subject=PRIYA) is Why.NOBODY_ASKED


def test_a_holder_says_yes_for_a_child_and_nobody_else_does():
    """CN-4"""
    assert why(said()) is Why.YES
    assert why(said(by="grandmother")) is Why.NO_HOLDER


def test_a_yes_that_was_taken_back_is_none():
    """CN-2"""
    assert why(said(ended_on=TODAY)) is Why.TAKEN_BACK


def test_the_newest_answer_of_a_person_counts():
    before = said(on=TODAY - timedelta(days=9), ended_on=TODAY)
    assert why(before, said()) is Why.YES
    assert why(before, said(yes=False)) is Why.SAID_NO


@pytest.mark.parametrize(
    "other", [said("daniel", yes=False), said("daniel", ended_on=TODAY)]
)
def test_two_holders_who_disagree_are_no_yes(other):
    """CN-4"""
    assert why(said(), other) is Why.DISAGREE
    assert why(said(), other, holders={"priya"}) is Why.YES


def test_a_yes_runs_out_on_its_day():
    answer = said()
    last = answer.ask_again_on - timedelta(days=1)
    assert why(answer, today=last) is Why.YES
    assert why(answer, today=answer.ask_again_on) is Why.RAN_OUT


def test_a_child_who_understands_decides_alone():
    """CN-4"""
    own = {"by": "maya", "capacity": Capacity.CHILD}
    assert why(said(yes=False), said(**own)) is Why.YES
    assert why(said(), said(**own, yes=False)) is Why.SAID_NO
    assert why(said(), said(**own, ended_on=TODAY)) is Why.TAKEN_BACK


def test_what_a_parent_said_lapses_on_the_eighteenth_birthday():
    """CN-5"""
    birthday = date(2032, 5, 1)
    answer = said(on=birthday - timedelta(days=30))
    assert why(answer, today=birthday - timedelta(days=1)) is Why.YES
    assert why(answer, today=birthday) is Why.GREW_UP
    own = said(by="maya", capacity=Capacity.SELF, on=birthday)
    assert why(answer, own, today=birthday) is Why.YES


def test_nobody_answers_for_another_grown_up():
    assert why(said(by="daniel"), subject=PRIYA) is Why.GREW_UP
    assert why(said(capacity=Capacity.SELF), subject=PRIYA) is Why.YES


answers = st.builds(
    lambda by, yes, day, ended: said(
        by, yes, on=TODAY - timedelta(days=day), ended_on=TODAY if ended else None
    ),
    st.sampled_from(["priya", "daniel", "grandmother"]),
    st.booleans(),
    st.integers(0, 500),
    st.booleans(),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(answers, max_size=6), st.sets(st.sampled_from(sorted(BOTH))))
def test_a_living_yes_always_has_a_holder_who_means_it(said_all, holders):
    found = standing(MAYA, said_all, holders=holders, today=TODAY)
    if found.live:
        good = [a for a in said_all if a.by in holders and a.counts_on(TODAY)]
        assert good
