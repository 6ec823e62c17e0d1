"""A document of several kinds at once (C-1)."""

import pytest

from tests.rules.asking import a_case, day, kept

WORKER = {"engagements": [{"from": "2015-01-01", "to": "2020-04-14"}]}
STILL_HERE = {"engagements": [{"from": "2015-01-01"}]}
FACTS = {
    "case": a_case(),
    "worker": WORKER,
    "happened_on": "2025-01-01",
    "uses": [{"on": "2023-04-14", "how": "edited"}],
    "child": {"born_on": "2020-04-14"},
}


def both(first, *others, **facts):
    return kept(first, also=list(others), **(FACTS | facts))


@pytest.mark.parametrize(
    ("kinds", "rule"),
    [
        # Kept until: case file 2026-04-14, staff file 2026-04-14, leave 2025-04-14.
        (("case_file", "parental_leave"), "P9f"),
        (("parental_leave", "case_file"), "P9f"),
        (("case_file", "hr_file"), "P9f"),
        (("hr_file", "case_file"), "P9a"),
        (("parental_leave", "hr_file", "case_file"), "P9a"),
        (("staff_misc", "hr_file"), "P9j"),
    ],
)
def test_the_longest_minimum_wins_and_on_a_tie_the_kind_named_first(kinds, rule):
    answer = both(*kinds)
    assert answer.rule == rule
    assert answer.retain_until == day("2026-04-14")
    assert "C-1" in answer.via


@pytest.mark.parametrize(
    ("kinds", "rule"),
    [
        (("case_file", "contact_report"), "P9i"),
        (("contact_report", "case_file", "hr_file"), "P9i"),
        (("contact_report", "accident"), "P9k"),
        (("accident", "contact_report"), "P9k"),
        (("case_file", "safeguarding"), "P9k"),
        (("hr_file", "contact_report", "safeguarding"), "P9k"),
    ],
)
def test_no_end_date_beats_any_date_and_concerns_beat_reports(kinds, rule):
    answer = both(*kinds)
    assert (answer.rule, answer.status) == (rule, "indefinite")


@pytest.mark.parametrize("kinds", [("hr_file", "accident"), ("accident", "hr_file")])
def test_active_beats_everything(kinds):
    answer = both(*kinds, worker=STILL_HERE)
    assert (answer.rule, answer.status) == ("P9a", "active")
    assert answer.review_on is None


def test_the_same_kind_twice_is_one_kind():
    assert both("case_file", "case_file") == kept(case=a_case())


def test_a_report_that_lies_in_the_case_file_needs_a_successor_when_we_stop():
    answer = both("case_file", "contact_report", ceased_trading_on="2026-01-01")
    assert answer.status == "transfer_required"


def test_what_stays_behind_is_that_of_the_kind_that_decides():
    assert both("case_file", "parental_leave").keeps == ("anonymous_statistics",)
    assert both("hr_file", "case_file").keeps == ()
