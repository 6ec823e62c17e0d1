"""Quarters and years, and which of them are still counted."""

from datetime import date

import pytest

from kinkeeper.statistics.queries.periods import Period, period_of, to_count


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2026-01-3", "January to March 2026"),
        ("2026-10-3", "October to December 2026"),
        ("2026-04-12", "April 2026 to March 2027"),
        ("2026-01-12", "January to December 2026"),
    ],
)
def test_a_period_is_named_as_people_say_it(code, name):
    period = period_of(code)
    assert (period.code, period.name) == (code, name)


@pytest.mark.parametrize(
    "code", ["", "2026", "2026-02-3", "2026-07-12", "2026-01-6", "x-y-z", "2026-13-3"]
)
def test_an_address_that_names_no_period_leads_nowhere(code):
    assert period_of(code) is None


def test_a_period_is_counted_until_its_files_may_begin_to_end():
    """P9f, P9h: a file may end a year after its case."""
    counted = set(to_count(date(2026, 11, 25)))

    assert Period(date(2026, 10, 1), 3) in counted
    assert Period(date(2026, 1, 1), 12) in counted
    assert Period(date(2025, 10, 1), 3) not in counted
    assert Period(date(2025, 4, 1), 12) not in counted
    assert Period(date(2027, 1, 1), 3) not in counted


def test_what_is_entered_in_the_week_after_a_year_still_counts():
    year = Period(date(2025, 1, 1), 12)
    assert year in set(to_count(date(2026, 1, 7)))
    assert year not in set(to_count(date(2026, 1, 9)))
