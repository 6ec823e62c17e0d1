"""Days that do not count (T-3, T-9)."""

import pytest

from tests.rules.asking import day
from tests.rules.deadlines.asking_for_time import REQUESTS, asked, came, question


@pytest.mark.parametrize(
    ("clarifications", "due_on", "target_on"),
    [
        # The base is 1 October. Fourteen days, then thirteen.
        ([question("2026-09-08", "2026-09-21")], "2026-10-15", "2026-10-14"),
        ([question("2026-09-08", "2026-09-08")], "2026-10-02", "2026-10-01"),
        (
            [
                question("2026-09-08", "2026-09-12"),
                question("2026-09-10", "2026-09-14"),
            ],
            "2026-10-08",
            "2026-10-07",
        ),
        (
            [
                question("2026-09-08", "2026-09-10"),
                question("2026-09-11", "2026-09-12"),
            ],
            "2026-10-06",
            "2026-10-05",
        ),
        ([question("2026-09-01", "2026-09-02")], "2026-10-05", "2026-10-02"),
    ],
)
def test_the_days_of_a_question_do_not_count_both_ends_included(
    clarifications, due_on, target_on
):
    """P11b, T-3"""
    answer = asked(clarifications=clarifications)
    assert (answer.due_on, answer.target_on) == (day(due_on), day(target_on))


def test_days_before_the_month_begins_are_of_no_account():
    facts = came("identity", "2026-09-02", "2026-09-10")
    assert asked(
        **facts, clarifications=[question("2026-09-02", "2026-09-06")]
    ).due_on == day("2026-10-12")
    assert asked(
        **facts, clarifications=[question("2026-09-02", "2026-09-15")]
    ).due_on == day("2026-10-16")


def test_a_paused_day_is_no_day_to_roll_to():
    # The base is Saturday 3 October; Monday the 5th to Wednesday the 7th are paused.
    answer = asked(
        "2026-09-03",
        today="2026-10-07",
        clarifications=[question("2026-10-05", "2026-10-07")],
    )
    assert (answer.due_on, answer.target_on) == (day("2026-10-08"), day("2026-10-07"))


@pytest.mark.parametrize("kind", REQUESTS[1:])
def test_only_access_requests_pause(kind):
    """T-9"""
    for answered_on in ("2026-09-21", None):
        clarifications = [question("2026-09-08", answered_on)]
        answer = asked(kind=kind, clarifications=clarifications)
        assert answer == asked(kind=kind)


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [("2026-02-04", "2026-03-04"), ("2026-02-05", "2026-03-09")],
)
def test_nothing_pauses_that_came_before_the_law_changed(received_on, due_on):
    """The request counts, not the day from which the month runs."""
    clarifications = [question("2026-02-10", "2026-02-11")]
    answer = asked(received_on, "2026-02-20", clarifications=clarifications)
    assert answer.due_on == day(due_on)


def test_a_late_proof_does_not_bring_an_old_request_under_the_new_law():
    answer = asked(
        "2026-02-04",
        "2026-03-01",
        **came("identity", "2026-02-05", "2026-02-10"),
        clarifications=[question("2026-02-12", "2026-02-20")],
    )
    assert answer.due_on == answer.target_on == day("2026-03-10")


@pytest.mark.parametrize(
    ("asked_on", "answered_on", "status"),
    [
        ("2026-09-08", None, "paused"),
        ("2026-09-08", "2026-10-06", "paused"),
        ("2026-10-01", None, "paused"),
        ("2026-10-02", None, "overdue"),
        ("2026-10-06", None, "running"),
    ],
)
def test_an_open_question_pauses_without_end_unless_it_came_too_late(
    asked_on, answered_on, status
):
    answer = asked(today="2026-10-05", clarifications=[question(asked_on, answered_on)])

    assert answer.status == ("overdue" if status == "running" else status)
    if status == "paused":
        assert answer.due_on is answer.target_on is None
        assert answer.relevant_on == day("2026-09-01")
    else:
        assert answer.due_on == answer.target_on == day("2026-10-01")


def test_an_open_question_asked_on_a_day_of_the_roll_still_pauses():
    # The base is Saturday 3 October, rolled to Monday the 5th.
    def on(asked_on):
        facts = {"clarifications": [question(asked_on)]}
        return asked("2026-09-03", "2026-10-06", **facts).status

    assert on("2026-10-05") == "paused"
    assert on("2026-10-06") == "overdue"


def test_a_question_of_a_thousand_years_costs_no_time():
    answer = asked(
        "2026-09-01",
        "9000-01-01",
        clarifications=[question("2026-09-08", "8999-01-01")],
    )
    assert answer.due_on == day("8999-01-25")


def test_a_question_of_today_pauses_and_one_of_tomorrow_does_not():
    def status(asked_on):
        return asked(today="2026-09-10", clarifications=[question(asked_on)]).status

    assert status("2026-09-10") == "paused"
    assert status("2026-09-11") == "running"


@pytest.mark.parametrize(
    "clarifications",
    [
        [question("2026-09-08"), question("2026-09-10", "2026-09-12")],
        [question("2026-09-08", "2026-09-12"), question("2026-09-10")],
        [question("2026-09-10"), question("2026-09-08", "2026-09-09")],
        [question("2026-09-02", "2026-09-03"), question("2026-09-10")],
    ],
)
def test_one_open_question_pauses_whatever_was_answered_around_it(clarifications):
    for order in (clarifications, clarifications[::-1]):
        assert asked(clarifications=order).status == "paused"


def test_a_shorter_pause_inside_a_longer_one_changes_nothing():
    outer = question("2026-09-08", "2026-09-14")
    both = asked(clarifications=[outer, question("2026-09-09", "2026-09-10")])
    assert both == asked(clarifications=[outer])


def test_a_pause_that_is_over_before_the_month_begins_is_stepped_over():
    facts = came("identity", "2026-09-02", "2026-09-10")
    gone = question("2026-09-02", "2026-09-09")
    assert asked(**facts, clarifications=[gone]).due_on == asked(**facts).due_on
