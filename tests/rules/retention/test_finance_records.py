"""How long finance records are kept (R4, DT-4, A13)."""

import pytest

from kinkeeper.rules.reading import UnreadableError
from tests.rules.asking import day, kept

YEARS = [
    {"from": "2024-04-01", "to": "2025-03-31"},
    {"from": "2025-04-01", "to": "2026-03-31"},
    {"from": "2026-04-01", "to": "2027-03-31"},
]


def finance(start, end=None, years=YEARS, **settings):
    facts = {"from": start, "to": end, "financial_years": years}
    return kept("finance", finance=facts, settings=settings)


@pytest.mark.parametrize(
    ("start", "end", "anchor"),
    [
        ("2026-03-31", None, "2026-03-31"),
        ("2026-04-01", None, "2027-03-31"),
        ("2025-04-01", None, "2026-03-31"),
        ("2025-11-01", "2026-10-31", "2027-03-31"),
        ("2025-11-01", "2026-03-31", "2026-03-31"),
        ("2020-01-01", "2024-04-01", "2025-03-31"),
    ],
)
def test_six_years_from_the_end_of_the_year_of_the_last_day(start, end, anchor):
    """P9d"""
    answer = finance(start, end)
    assert answer.anchor == day(anchor)
    assert (answer.rule, answer.via) == ("P9d", ("R4",))
    assert answer.retain_until == day(anchor).replace(year=day(anchor).year + 6)


def test_of_two_years_that_hold_the_day_the_later_end_counts():
    """A13: a year that was lengthened."""
    years = [
        {"from": "2025-04-01", "to": "2026-06-30"},
        {"from": "2025-04-01", "to": "2026-03-31"},
    ]
    assert finance("2026-02-14", years=years).anchor == day("2026-06-30")


@pytest.mark.parametrize("start", ["2024-03-31", "2027-04-01"])
def test_a_day_in_no_year_of_the_table_is_an_error(start):
    with pytest.raises(UnreadableError, match=r"finance\.financial_years"):
        finance(start)


@pytest.mark.parametrize(
    ("ended", "sticky", "until"),
    [
        ("2022-02-28", True, "2028-02-29"),
        ("2022-02-28", False, "2028-02-28"),
        ("2024-02-29", True, "2030-02-28"),
        ("2022-02-27", True, "2028-02-27"),
        ("2022-03-31", True, "2028-03-31"),
    ],
)
def test_a_year_that_ended_a_month_ends_a_month(ended, sticky, until):
    """DT-4"""
    years = [{"from": "2021-03-01", "to": ended}]
    answer = finance("2021-06-30", years=years, fy_end_sticky=sticky)
    assert answer.retain_until == day(until)


def test_a_record_of_a_year_that_still_runs_waits_and_is_never_active():
    assert finance("2026-11-01").status == "wait"
