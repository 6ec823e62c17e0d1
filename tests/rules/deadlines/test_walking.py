"""The quick walk over the calendar against one that goes day by day."""

from hypothesis import assume, given
from hypothesis import strategies as st

from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.policy import answers
from kinkeeper.rules import deadlines as d
from kinkeeper.rules.dates import add_days, add_months, is_working_day
from tests.rules.asking import day

HOLIDAYS = bank_holidays.published("england-and-wales")


@st.composite
def requests(draw):
    received = draw(st.dates(day("2026-02-05"), day("2028-01-01")))
    spans = draw(
        st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4)
    )
    starts = [(add_days(received, first), length) for first, length in spans]
    return d.Question(
        kind=d.Kind.ACCESS,
        today=add_days(received, 400),
        received_on=received,
        clarifications=tuple(
            d.Clarification(start, add_days(start, length)) for start, length in starts
        ),
    )


def walked(request, last_day_paused):
    """Count day by day, as the rule is written."""
    paused = {
        add_days(each.asked_on, offset)
        for each in request.clarifications
        for offset in range((each.answered_on - each.asked_on).days + last_day_paused)
    }
    start = request.received_on
    left = (add_months(start, 1) - start).days + 1
    here = start
    while True:
        left -= here not in paused
        if left == 0:
            break
        here = add_days(here, 1)
    while here in paused or not is_working_day(here, HOLIDAYS):
        here = add_days(here, 1)
    return here


@given(requests())
def test_the_quick_walk_agrees_with_walking_day_by_day(request):
    """P11b, T-3, T-4"""
    answer = answers.clock(request, HOLIDAYS)

    assert answer.due_on == walked(request, last_day_paused=1)
    assert answer.target_on == walked(request, last_day_paused=0)


@given(requests())
def test_a_question_never_makes_an_answer_due_earlier(request):
    assume(request.clarifications)
    fewer = d.Question(
        **{**vars(request), "clarifications": request.clarifications[1:]}
    )
    assert (
        answers.clock(request, HOLIDAYS).due_on >= answers.clock(fewer, HOLIDAYS).due_on
    )
