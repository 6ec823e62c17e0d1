"""When a case is closed (C-5, C-10, C-14)."""

import pytest

from tests.rules.asking import a_case, day, kept


def silent(today, **facts):
    """Ask about a case that nobody closed; its last activity was on 2 January 2025."""
    plain = {
        "opened_on": "2024-09-02",
        "closed_on": None,
        "sessions": [{"on": "2025-01-02", "service": "supported"}],
    }
    return kept(case=a_case(**(plain | facts)), today=today)


def test_a_silent_case_closes_the_day_after_twelve_months():
    """P9f"""
    assert silent("2026-01-02").status == "active"

    closed = silent("2026-01-03")
    assert closed.anchor == day("2026-01-03")
    assert "C-10" in closed.via


@pytest.mark.parametrize(
    "activity",
    [
        {"sessions": [{"on": "2025-01-03", "service": "online"}]},
        {"sessions": [{"on": "2025-01-03", "service": "online", "cancelled": True}]},
        {"correspondence": [{"on": "2025-01-03", "with": "family"}]},
        {"correspondence": [{"on": "2025-01-03", "with": "professional"}]},
        {"court_orders": [{"recorded_on": "2025-01-03"}]},
        {"cafcass": [{"recorded_on": "2025-01-03"}]},
        {"safeguarding": [{"recorded_on": "2025-01-03"}]},
    ],
)
def test_any_activity_starts_the_silence_anew(activity):
    assert silent("2026-01-03", **activity).status == "active"
    assert silent("2026-01-04", **activity).status != "active"


def test_opening_and_reopening_are_activity():
    opened = {"opened_on": "2025-01-03", "sessions": []}
    assert silent("2026-01-03", **opened).status == "active"
    assert silent("2026-01-04", **opened).status == "wait"

    reopened = {"closed_on": "2025-01-02", "reopenings": [{"opened_on": "2025-01-03"}]}
    assert silent("2026-01-03", **reopened).status == "active"
    closed = silent("2026-01-04", **reopened)
    assert closed.anchor == day("2026-01-04")
    assert {"C-5", "C-10"} <= set(closed.via)


def test_a_booking_keeps_a_silent_case_open_but_a_cancelled_one_does_not():
    held = {"on": "2025-01-02", "service": "supported"}
    booked = {"on": "2026-06-06", "service": "supported"}
    cancelled = booked | {"cancelled": True}

    assert silent("2026-05-05", sessions=[held, booked]).status == "active"
    assert silent("2026-05-05", sessions=[held, cancelled]).status == "wait"
    # On its own day it is no booking any more, but activity.
    assert silent("2026-06-06", sessions=[held, booked]).status == "active"


def test_a_closing_that_is_only_planned_does_not_stop_the_silence():
    assert silent("2026-01-03", closed_on="2026-02-01").anchor == day("2026-01-03")


def test_the_months_of_silence_are_a_setting_and_clamp_at_a_months_end():
    case = a_case(opened_on="2025-08-31", closed_on=None)

    def asked(today):
        return kept(case=case, today=today, settings={"inactive_close_months": 6})

    assert asked("2026-02-28").status == "active"
    assert asked("2026-03-01").anchor == day("2026-03-01")


REOPENED = {
    "opened_on": "2024-11-01",
    "closed_on": "2025-05-05",
    "reopenings": [
        {"opened_on": "2025-05-05", "closed_on": "2025-09-09"},
        {"opened_on": "2026-03-01", "closed_on": "2026-08-31"},
    ],
}


@pytest.mark.parametrize(
    ("today", "anchor"),
    [
        ("2025-05-04", None),
        ("2025-05-05", None),
        ("2025-09-08", None),
        ("2025-09-09", "2025-09-09"),
        ("2026-02-28", "2025-09-09"),
        ("2026-03-01", None),
        ("2026-08-30", None),
        ("2026-08-31", "2026-08-31"),
        ("2027-08-31", "2026-08-31"),
    ],
)
def test_the_last_spell_that_has_begun_decides(today, anchor):
    """P9f, C-5"""
    answer = kept(case=a_case(**REOPENED), today=today)

    assert answer.anchor == (day(anchor) if anchor else None)
    assert (answer.status == "active") is (anchor is None)
    assert ("C-5" in answer.via) is (today >= "2025-05-05")


def test_an_active_record_has_no_dates_but_its_row():
    answer = kept(case=a_case(closed_on=None, opened_on="2026-10-01"))

    assert (answer.rule, answer.status) == ("P9f", "active")
    dates = (answer.anchor, answer.retain_until, answer.eligible_from)
    assert dates == (None, None, None)
    assert (answer.dispose_by, answer.review_on) == (None, None)
    assert answer.keeps == ("anonymous_statistics",)


DECLINED = {
    "opened_on": "2026-01-12",
    "closed_on": None,
    "declined_on": "2026-02-03",
    "correspondence": [{"on": "2026-05-05", "with": "professional"}],
}


@pytest.mark.parametrize(
    "anchor", ["closure_or_last_activity", "last_session", "record_created"]
)
def test_a_declined_referral_counts_from_that_day_whatever_the_setting(anchor):
    """P9f, C-14"""
    answer = kept(case=a_case(**DECLINED), settings={"case_anchor": anchor})

    assert answer.anchor == day("2026-02-03")
    assert answer.eligible_from == day("2027-02-04")
    assert "C-14" in answer.via


@pytest.mark.parametrize(
    ("referral", "rule", "free"),
    [
        ("self", "P9f", "2027-02-04"),
        ("professional", "P9e", "2029-02-04"),
        ("court", "P9e", "2029-02-04"),
        ("cafcass", "P9e", "2029-02-04"),
    ],
)
def test_a_declined_referral_has_the_same_rows_and_periods(referral, rule, free):
    answer = kept(case=a_case(**DECLINED, referral=referral))
    assert (answer.rule, answer.eligible_from) == (rule, day(free))


@pytest.mark.parametrize(
    ("record", "rule"),
    [("case_file", "P9f"), ("contact_report", "P9i"), ("safeguarding", "P9k")],
)
def test_every_record_of_an_open_case_is_active_and_has_no_review(record, rule):
    """P9i, P9k"""
    case = a_case(closed_on=None, opened_on="2026-10-01")
    answer = kept(record, case=case, happened_on="2026-10-02", reviewed_on="2026-11-01")

    assert (answer.rule, answer.status, answer.review_on) == (rule, "active", None)
    assert answer.because == "Nothing is counted yet, because the case is open."


def test_safeguarding_papers_of_no_case_are_never_active():
    answer = kept("safeguarding", happened_on="2026-10-02")
    assert answer.status == "indefinite"
