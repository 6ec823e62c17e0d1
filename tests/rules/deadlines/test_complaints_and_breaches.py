"""When a complaint must be acknowledged (CP-1) and a breach reported (DT-7)."""

import pytest

from kinkeeper.rules.reading import UnreadableError
from tests.rules.asking import day, due


def complaint(received_on, today="2026-12-31", **facts):
    return due("complaint", received_on=received_on, today=today, **facts)


@pytest.mark.parametrize(
    ("received_on", "due_on", "target_on"),
    [
        ("2026-07-01", "2026-07-31", "2026-07-06"),
        ("2026-08-01", "2026-09-01", "2026-08-06"),
        ("2026-11-27", "2026-12-29", "2026-12-02"),
        ("2026-07-02", "2026-08-03", "2026-07-07"),
        # The target does not roll: this one is a Sunday.
        ("2026-07-07", "2026-08-06", "2026-07-12"),
    ],
)
def test_thirty_days_on_to_a_working_day_and_a_target_that_does_not_roll(
    received_on, due_on, target_on
):
    """P11f"""
    answer = complaint(received_on)
    assert answer.relevant_on == day(received_on)
    assert (answer.due_on, answer.target_on) == (day(due_on), day(target_on))


@pytest.mark.parametrize(
    ("today", "status"), [("2026-07-31", "running"), ("2026-08-01", "overdue")]
)
def test_the_last_day_is_in_time(today, status):
    assert complaint("2026-07-01", today).status == status


def test_a_complaint_neither_waits_nor_pauses_nor_is_extended():
    facts = {
        "identity": {"asked_on": "2026-07-02"},
        "clarifications": [{"asked_on": "2026-07-03"}],
        "extension": {"notice_on": "2026-07-03"},
    }
    assert complaint("2026-07-01", **facts) == complaint("2026-07-01")


def breach(aware_at, now, **facts):
    return due("breach", aware_at=aware_at, now=now, **facts)


@pytest.mark.parametrize(
    ("aware_at", "due_at"),
    [
        ("2026-12-18T16:30:00Z", "2026-12-21T16:30:00+00:00"),
        ("2026-10-24T20:00:00+01:00", "2026-10-27T19:00:00+00:00"),
        ("2026-03-28T20:00Z", "2026-03-31T20:00:00+00:00"),
        ("2026-12-31T23:59:59Z", "2027-01-03T23:59:59+00:00"),
    ],
)
def test_seventy_two_hours_by_the_clock_in_utc(aware_at, due_at):
    """P13"""
    answer = breach(aware_at, aware_at)
    assert answer.due_at.isoformat() == due_at
    assert answer.relevant_on is answer.due_on is answer.target_on is None
    assert answer.extension == "none"


@pytest.mark.parametrize(
    ("now", "status"),
    [("2026-12-21T16:30:00Z", "running"), ("2026-12-21T17:30:01+01:00", "overdue")],
)
def test_the_last_moment_is_in_time(now, status):
    assert breach("2026-12-18T16:30:00Z", now).status == status


def test_a_breach_needs_no_day_and_dates_have_no_effect_on_it():
    facts = {"received_on": "2026-12-01", "today": "2026-12-30"}
    moments = ("2026-12-18T16:30:00Z", "2026-12-21T16:30:00Z")
    assert breach(*moments, **facts) == breach(*moments)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"now": "2026-12-21T16:30:00Z"}, "aware_at is missing."),
        ({"aware_at": "2026-12-21T16:30:00Z"}, "now is missing."),
        (
            {"aware_at": "2026-12-21T16:30:01Z", "now": "2026-12-21T16:30:00Z"},
            "aware_at is after now.",
        ),
        (
            {
                "aware_at": "2026-12-01T00:00:00Z",
                "now": "2026-12-02T00:00:00Z",
                "received_on": "2026-12-02",
                "today": "2026-12-01",
            },
            "received_on is after today.",
        ),
        (
            {"aware_at": "9999-12-30T00:00:00Z", "now": "9999-12-31T00:00:00Z"},
            "aware_at leads to a day outside the calendar.",
        ),
    ],
)
def test_what_cannot_be_is_an_error(facts, sentence):
    with pytest.raises(UnreadableError) as caught:
        due("breach", **facts)
    assert str(caught.value) == sentence
