"""From when a request runs, and by when it is due (T-1, T-2, T-4, T-7)."""

import pytest

from kinkeeper.rules.reading import UnreadableError
from tests.rules.asking import day, due
from tests.rules.deadlines.asking_for_time import REQUESTS, asked, came, question


@pytest.mark.parametrize("kind", REQUESTS)
@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        ("2026-08-03", "2026-09-03"),
        ("2026-08-31", "2026-09-30"),
        ("2026-10-04", "2026-11-04"),
        ("2027-01-31", "2027-03-01"),
        ("2026-11-25", "2026-12-29"),
        ("2026-12-01", "2027-01-04"),
        ("2026-12-25", "2027-01-25"),
    ],
)
def test_a_month_after_it_came_on_to_a_working_day(kind, received_on, due_on):
    """P11b"""
    answer = asked(received_on, today=received_on, kind=kind)
    assert (answer.due_on, answer.target_on) == (day(due_on), day(due_on))
    assert answer.relevant_on == day(received_on)
    assert (answer.extension, answer.status) == ("none", "running")


@pytest.mark.parametrize(
    ("today", "status"), [("2026-10-01", "running"), ("2026-10-02", "overdue")]
)
def test_the_last_day_is_in_time(today, status):
    assert asked(today=today).status == status


@pytest.mark.parametrize(
    ("region", "due_on"),
    [
        ("england-and-wales", "2026-11-30"),
        ("scotland", "2026-12-01"),
        ("northern-ireland", "2026-11-30"),
    ],
)
def test_the_holidays_are_those_of_the_office(region, due_on):
    """DT-6"""
    assert asked("2026-10-30", "2026-11-02", region=region).due_on == day(due_on)


WAITING = ("identity", "authority", "fee")


@pytest.mark.parametrize("kind", REQUESTS)
@pytest.mark.parametrize("name", WAITING)
def test_the_month_waits_for_what_was_asked_for(kind, name):
    """P11b, T-1, T-7"""
    waiting = asked(kind=kind, **came(name, "2026-09-05"))
    assert waiting.status == "waiting"
    assert waiting.relevant_on is waiting.due_on is waiting.target_on is None

    running = asked(kind=kind, **came(name, "2026-09-05", "2026-09-10"))
    assert (running.relevant_on, running.due_on) == (
        day("2026-09-10"),
        day("2026-10-12"),
    )


@pytest.mark.parametrize("name", WAITING)
def test_what_is_asked_or_comes_tomorrow_has_not_been(name):
    assert asked(**came(name, "2026-10-01")) == asked()
    assert asked(**came(name, "2026-09-05", "2026-10-01")).status == "waiting"
    assert asked(**came(name, "2026-09-05", "2026-09-30")).status == "running"


def test_the_latest_of_all_counts_and_one_missing_is_enough_to_wait():
    facts = came("identity", "2026-09-02", "2026-09-20") | came(
        "authority", "2026-09-02", "2026-09-12"
    )
    assert asked(**facts).relevant_on == day("2026-09-20")
    assert asked(**facts, **came("fee", "2026-09-03")).status == "waiting"


def test_a_paper_that_came_unasked_counts_too():
    facts = {"identity": {"received_on": "2026-09-07"}}
    assert asked(**facts).relevant_on == day("2026-09-07")
    assert asked(identity={}).relevant_on == day("2026-09-01")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"received_on": None}, "received_on is missing."),
        ({"today": None}, "today is missing."),
        ({"received_on": "2026-10-01"}, "received_on is after today."),
        (
            {"identity": {"asked_on": "2026-08-31"}},
            "identity.asked_on is before received_on.",
        ),
        (
            {"authority": {"asked_on": "2026-09-03", "received_on": "2026-09-02"}},
            "authority.received_on is before authority.asked_on.",
        ),
        (
            {"fee": {"asked_on": "2026-09-03", "paid_on": "2026-09-02"}},
            "fee.paid_on is before fee.asked_on.",
        ),
        (
            {"clarifications": [question("2026-08-31")]},
            "clarifications[0].asked_on is before received_on.",
        ),
        (
            {"clarifications": [{"answered_on": "2026-09-05"}]},
            "clarifications[0].asked_on is missing.",
        ),
        (
            {"extension": {"notice_on": "2026-08-31"}},
            "extension.notice_on is before received_on.",
        ),
        (
            {"aware_at": "2026-10-02T00:00:01Z", "now": "2026-10-02T00:00:00Z"},
            "aware_at is after now.",
        ),
    ],
)
def test_a_contradiction_is_an_error_whatever_is_asked(facts, sentence):
    with pytest.raises(UnreadableError) as caught:
        due("access", **({"received_on": "2026-09-01", "today": "2026-09-30"} | facts))
    assert str(caught.value) == sentence


def test_a_day_past_the_calendar_is_a_plain_error():
    with pytest.raises(UnreadableError, match="received_on leads to a day outside"):
        asked("9999-12-15", "9999-12-20")


def test_what_is_asked_for_today_is_waited_for():
    for name in WAITING:
        assert asked(**came(name, "2026-09-30")).status == "waiting"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "due 1 month from 1 September 2026, by 1 October 2026."),
        (
            {"extension": {"notice_on": "2026-09-02"}},
            "due 3 months from 1 September 2026, by 1 December 2026.",
        ),
        (
            {"clarifications": [question("2026-09-08", "2026-09-08")]},
            "without the days on which we waited for an answer, by 2 October 2026.",
        ),
        (came("fee", "2026-09-05"), "because the fee is missing."),
        (came("identity", "2026-09-05"), "because proof of who is asking is missing."),
        (
            came("authority", "2026-09-05"),
            "because proof that they may ask is missing.",
        ),
        (
            {"extension": {"notice_on": "2026-10-02"}, "today": "2026-10-02"},
            "by 1 October 2026; the notice of more time came too late.",
        ),
        ({"clarifications": [question("2026-09-08")]}, "until the person answers"),
    ],
)
def test_the_sentence_says_what_decided(facts, words):
    assert words in asked(**facts).because
