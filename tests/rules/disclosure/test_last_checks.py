"""What is checked before anything leaves."""

import pytest

from kinkeeper.rules.disclosure import Channel
from tests.rules.disclosure.asking_for_release import (
    AUTHORITY,
    COUNCIL,
    READY,
    asked,
    outcome,
)

# Last checks


@pytest.mark.parametrize(
    "channel", [each for each in Channel if each != "secure_email"]
)
def test_by_secure_email_only(channel):
    """P10b, DS-1"""
    answer = asked(channel=channel, recipient={"identity_verified": False}, report={})
    assert outcome(answer) == ("refuse", "P10b")
    assert (answer.channel, answer.recipients) == ("secure_email", ())
    assert "DS-1" in answer.via


@pytest.mark.parametrize("missing", ["signed", "reviewed_by_other", "redacted"])
def test_a_report_is_signed_read_by_another_and_redacted(missing):
    """P10a"""
    answer = asked(report=READY | {missing: False})
    assert outcome(answer) == ("hold", "P10a")
    assert "DS-1" in answer.via
    assert outcome(asked(report={}, item="attendance")) == ("release", "P7c")


def test_the_recipient_is_known():
    answer = asked(recipient={"identity_verified": False}, item="attendance")
    assert outcome(answer) == ("hold", "P7c")


@pytest.mark.parametrize(
    ("role", "verified_on", "decision"),
    [
        ("resident_parent", "2025-11-23", "release"),
        ("resident_parent", "2025-11-22", "hold"),
        ("resident_parent", "2026-11-23", "release"),
        ("resident_parent", "2026-11-24", "hold"),
        ("resident_parent", None, "hold"),
        ("cafcass_officer", "2026-10-24", "release"),
        ("cafcass_officer", "2026-10-23", "hold"),
        ("solicitor", "2025-11-23", "release"),
    ],
)
def test_an_address_is_checked_recently(role, verified_on, decision):
    power = AUTHORITY if role == "solicitor" else None
    recipient = {"address_verified_on": verified_on}
    assert asked(role, recipient=recipient, power=power).decision == decision


@pytest.mark.parametrize(
    ("verified_on", "decision"), [("2026-10-24", "release"), ("2026-10-23", "hold")]
)
def test_a_social_workers_address_within_thirty_days(verified_on, decision):
    recipient = {"address_verified_on": verified_on}
    answer = asked("social_worker", funders=COUNCIL, recipient=recipient)
    assert answer.decision == decision


def test_an_address_checked_on_a_leap_day_counts_to_the_end_of_february():
    """DT-1"""
    recipient = {"address_verified_on": "2024-02-29"}
    assert asked(recipient=recipient, today="2025-02-28").decision == "release"
    assert asked(recipient=recipient, today="2025-03-01").decision == "hold"


def test_an_address_checked_at_the_end_of_the_calendar_is_fresh():
    recipient = {"address_verified_on": "9999-06-01"}
    assert asked(recipient=recipient, today="9999-12-31").decision == "release"


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ({}, "has not been signed off"),
        (READY | {"reviewed_by_other": False}, "nobody but its author has read it"),
        (READY | {"redacted": False}, "other people's details"),
    ],
)
def test_the_sentence_says_what_is_missing_on_the_report(report, words):
    assert words in asked(report=report).because
