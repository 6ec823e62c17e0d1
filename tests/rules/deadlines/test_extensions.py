"""More time for a hard request (T-5)."""

import pytest

from tests.rules.asking import day
from tests.rules.deadlines.asking_for_time import asked, question


@pytest.mark.parametrize(
    ("notice_on", "state", "due_on"),
    [
        ("2026-09-01", "accepted", "2026-12-01"),
        ("2026-10-01", "accepted", "2026-12-01"),
        ("2026-10-02", "too_late", "2026-10-01"),
        ("2026-10-03", "none", "2026-10-01"),
    ],
)
def test_a_notice_is_in_time_up_to_the_last_day_of_the_month(notice_on, state, due_on):
    """P11b, T-5"""
    answer = asked(today="2026-10-02", extension={"notice_on": notice_on})
    assert (answer.extension, answer.due_on) == (state, day(due_on))


@pytest.mark.parametrize(
    ("notice_on", "state"),
    [("2026-10-05", "accepted"), ("2026-10-06", "too_late")],
)
def test_the_last_day_for_a_notice_is_paused_and_rolled_too(notice_on, state):
    # One paused day: Saturday 3 October becomes Sunday, rolled to Monday the 5th.
    answer = asked(
        "2026-09-02",
        today="2026-10-06",
        clarifications=[question("2026-09-08", "2026-09-08")],
        extension={"notice_on": notice_on},
    )
    assert answer.extension == state


def test_an_extension_is_three_months_from_the_relevant_day_with_the_same_pauses():
    answer = asked(
        "2026-01-31",
        today="2026-02-20",
        kind="erasure",
        extension={"notice_on": "2026-02-20"},
    )
    assert answer.due_on == day("2026-04-30")

    paused = asked(
        extension={"notice_on": "2026-09-30"},
        clarifications=[question("2026-09-08", "2026-09-09")],
    )
    assert (paused.due_on, paused.target_on) == (day("2026-12-03"), day("2026-12-02"))


@pytest.mark.parametrize(
    "facts",
    [
        {"identity": {"asked_on": "2026-09-02"}},
        {"clarifications": [question("2026-09-08")]},
    ],
)
def test_a_notice_before_the_month_can_be_known_is_accepted(facts):
    answer = asked(extension={"notice_on": "2026-09-30"}, **facts)
    assert answer.extension == "accepted"
    assert answer.due_on is None


def test_a_question_after_the_month_can_still_pause_the_extended_time():
    answer = asked(
        today="2026-10-20",
        extension={"notice_on": "2026-09-30"},
        clarifications=[question("2026-10-10")],
    )
    assert (answer.extension, answer.status) == ("accepted", "paused")
