"""When a record without an end date is looked at again (C-7, C-17)."""

import pytest

from tests.rules.asking import a_case, day, kept

CHILDREN = [
    {"ref": "A", "born_on": "2012-03-03"},
    {"ref": "B", "born_on": "2019-07-17"},
]


def review(record="contact_report", **facts):
    return kept(record, **({"case": a_case()} | facts)).review_on


@pytest.mark.parametrize(
    ("reviewed_on", "next_on"),
    [
        (None, "2044-07-17"),
        ("2026-01-01", "2044-07-17"),
        ("2044-07-16", "2044-07-17"),
        ("2044-07-17", "2049-07-17"),
        ("2049-07-16", "2049-07-17"),
        ("2049-07-17", "2054-07-17"),
        ("2058-01-01", "2059-07-17"),
    ],
)
def test_the_next_review_is_the_first_after_the_last(reviewed_on, next_on):
    """P9i"""
    found = review(children=CHILDREN, reviewed_on=reviewed_on, today="2060-01-01")
    assert found == day(next_on)


def test_a_missed_review_stays_in_the_past_and_says_so():
    answer = kept(
        "contact_report", case=a_case(), children=CHILDREN, today="2050-01-01"
    )
    assert answer.review_on == day("2044-07-17")
    assert "has been due since 17 July 2044" in answer.because


def test_a_review_is_counted_from_the_first_and_not_step_by_step():
    """DT-1: a leap day comes back."""
    born = [{"ref": "A", "born_on": "2020-02-29"}]
    feb = {"leap_birthday": "FEB_28", "ask_age": 28, "indef_review_years": 2}

    assert review(children=born, settings=feb) == day("2048-02-29")
    later = {"reviewed_on": "2050-03-01", "today": "2051-01-01"}
    assert review(children=born, settings=feb, **later) == day("2052-02-29")


@pytest.mark.parametrize(
    ("settings", "on"),
    [({}, "2045-03-01"), ({"leap_birthday": "FEB_28"}, "2045-02-28")],
)
def test_a_leap_child_turns_25_on_the_day_of_the_setting(settings, on):
    """DT-2"""
    born = [{"ref": "A", "born_on": "2020-02-29"}]
    assert review(children=born, settings=settings) == day(on)


@pytest.mark.parametrize(
    ("record", "facts", "on"),
    [
        # Not known: as young as it can be.
        ("contact_report", {"children": [{"ref": "A"}]}, "2049-10-01"),
        ("contact_report", {"children": []}, "2049-10-01"),
        ("contact_report", {"children": [*CHILDREN, {"ref": "C"}]}, "2049-10-01"),
        ("safeguarding", {"children": []}, "2049-10-01"),
        ("safeguarding", {"children": [], "happened_on": "2026-01-01"}, "2049-10-01"),
        ("safeguarding", {"case": None, "happened_on": "2026-01-01"}, "2051-01-01"),
        (
            "safeguarding",
            {"case": None, "happened_on": "2026-01-01", "children": [{"ref": "A"}]},
            "2051-01-01",
        ),
        (
            "accident",
            {"happened_on": "2026-07-04", "children": [{"ref": "A"}]},
            "2051-07-04",
        ),
    ],
)
def test_an_unknown_birth_date_is_the_latest_possible(record, facts, on):
    """C-17"""
    answer = kept(record, **({"case": a_case()} | facts))
    assert answer.review_on == day(on)
    assert "C-17" in answer.via


def test_a_child_known_to_be_younger_than_the_case_still_counts():
    children = [{"ref": "A"}, {"ref": "B", "born_on": "2025-01-01"}]
    assert review(children=children) == day("2050-01-01")


@pytest.mark.parametrize(
    ("reviewed_on", "next_on"),
    [(None, "2031-07-04"), ("2031-07-04", "2036-07-04"), ("2031-07-03", "2031-07-04")],
)
def test_an_accident_without_children_was_a_grown_ups(reviewed_on, next_on):
    """P9k"""
    answer = kept(
        "accident",
        happened_on="2026-07-04",
        reviewed_on=reviewed_on,
        today="2035-01-01",
    )
    assert (answer.rule, answer.status) == ("P9k", "indefinite")
    assert answer.review_on == day(next_on)
    assert "C-17" not in answer.via


def test_an_accident_is_never_active_and_never_waits_for_a_case():
    open_case = a_case(opened_on="2026-10-01", closed_on=None)
    answer = kept("accident", happened_on="2026-10-10", case=open_case)
    assert answer.status == "indefinite"


@pytest.mark.parametrize(
    ("record", "status"),
    [("contact_report", "transfer_required"), ("safeguarding", "indefinite")],
)
def test_when_the_company_stops_reports_need_a_successor(record, status):
    """P9i, P9k, C-11"""
    facts = {"case": a_case(), "children": CHILDREN}
    answer = kept(record, ceased_trading_on="2026-11-23", **facts)

    assert answer.status == status
    assert answer.review_on == kept(record, **facts).review_on
    assert ("C-11" in answer.via) is (status == "transfer_required")


def test_a_protected_report_stays_when_the_company_stops():
    """A5"""
    case = a_case(safeguarding=[{"recorded_on": "2025-02-02"}])
    answer = kept("contact_report", case=case, ceased_trading_on="2026-01-01")
    assert (answer.rule, answer.status) == ("P9k", "indefinite")


@pytest.mark.parametrize("service", ["supervised", "handover", "escorted", "online"])
def test_a_report_of_any_service_but_supported_has_no_end_date(service):
    """P9i, C-4"""
    assert kept("contact_report", service=service, case=a_case()).rule == "P9i"


def test_notes_of_supported_contact_follow_the_case_file():
    """P7d, C-4"""
    for case in (a_case(), a_case(referral="court"), a_case(closed_on=None)):
        assert kept("contact_report", service="supported", case=case) == kept(case=case)
