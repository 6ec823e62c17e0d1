from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinkeeper.rules.dates import (
    BeyondCalendarError,
    LeapBirthday,
    add_days,
    add_months,
    add_years,
    birthday,
    is_month_end,
    next_working_day,
)
from kinkeeper.rules.periods import Period, cutoff

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
PERIODS = st.builds(
    Period,
    years=st.integers(0, 10),
    months=st.integers(0, 30),
    days=st.integers(0, 60),
    month_end=st.booleans(),
) | st.builds(
    Period,
    until_age=st.integers(1, 30),
    leap_birthday=st.sampled_from(LeapBirthday),
)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-02-28", 12, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-03-31", 0, "2026-03-31"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(
    start, months, end
):
    """DT-1"""
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("born_on", "age", "leap", "day"),
    [
        (date(2012, 2, 29), 18, LeapBirthday.MAR_1, date(2030, 3, 1)),
        (date(2012, 2, 29), 18, LeapBirthday.FEB_28, date(2030, 2, 28)),
        (date(2012, 2, 29), 20, LeapBirthday.MAR_1, date(2032, 2, 29)),
        (date(2012, 2, 28), 18, LeapBirthday.MAR_1, date(2030, 2, 28)),
        (date(2012, 3, 31), 18, LeapBirthday.MAR_1, date(2030, 3, 31)),
    ],
)
def test_a_leap_child_has_a_birthday_on_the_first_of_march(born_on, age, leap, day):
    """DT-2: an age is not a period."""
    assert birthday(born_on, age, leap) == day


@pytest.mark.parametrize(
    "add",
    [
        lambda: add_years(date(9998, 1, 1), 2),
        lambda: add_months(date(1, 1, 1), -1),
        lambda: add_days(date(9999, 12, 31), 1),
        lambda: next_working_day(date(9999, 12, 31), {date(9999, 12, 31)}),
    ],
)
def test_a_day_outside_the_calendar_is_a_plain_error(add):
    with pytest.raises(BeyondCalendarError):
        add()


def test_a_month_end_is_known_in_leap_years_too():
    assert is_month_end(date(2024, 2, 29))
    assert not is_month_end(date(2024, 2, 28))
    assert is_month_end(date(2023, 2, 28))


@given(DAYS, st.integers(-600, 600))
def test_adding_months_keeps_the_day_or_ends_the_month(start, months):
    end = add_months(start, months)

    whole = (end.year - start.year) * 12 + end.month - start.month
    assert whole == months
    assert end.day == start.day or (end.day < start.day and is_month_end(end))


@given(PERIODS, DAYS)
def test_nothing_later_than_the_cut_off_is_over_and_the_cut_off_is(period, today):
    line = cutoff(period, today)

    assert period.last_day(line) < today
    assert period.last_day(line + timedelta(days=1)) >= today


@given(PERIODS, DAYS, DAYS)
def test_a_period_is_over_exactly_up_to_the_cut_off(period, today, start):
    """P9e: the sweep compares the stored day with one line."""
    assert (period.last_day(start) < today) is (start <= cutoff(period, today))


@pytest.mark.parametrize(
    ("today", "line"),
    [
        ("2025-02-28", "2024-02-27"),
        ("2025-03-01", "2024-02-29"),
        ("2024-02-29", "2023-02-28"),
        ("2024-03-01", "2023-02-28"),
    ],
)
def test_the_cut_off_of_a_year_is_right_around_29_february(today, line):
    assert cutoff(Period(years=1), date.fromisoformat(today)).isoformat() == line


def test_a_financial_year_that_ends_a_month_stays_at_the_months_end():
    """P9d, DT-4"""
    sticky = Period(years=6, month_end=True)

    assert sticky.last_day(date(2022, 2, 28)) == date(2028, 2, 29)
    assert sticky.last_day(date(2022, 2, 27)) == date(2028, 2, 27)
    assert Period(years=6).last_day(date(2022, 2, 28)) == date(2028, 2, 28)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(years=1), "1 year"),
        (Period(years=3), "3 years"),
        (Period(months=6), "6 months"),
        (Period(days=1), "1 day"),
        (Period(years=1, months=2), "1 year and 2 months"),
        (Period(until_age=18), "until the age of 18"),
        (Period(), "no time"),
    ],
)
def test_a_period_reads_like_a_sentence(period, words):
    assert str(period) == words


def test_the_first_and_the_last_year_of_the_calendar_can_be_reached():
    assert add_months(date(9998, 12, 31), 12) == date(9999, 12, 31)
    assert add_months(date(2, 1, 1), -12) == date(1, 1, 1)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-21", "2026-11-23"),
        ("2026-11-22", "2026-11-23"),
        ("2026-11-24", "2026-11-26"),
    ],
)
def test_a_weekend_or_holiday_rolls_to_the_next_working_day_only(day, working):
    """DT-6"""
    holidays = {date(2026, 11, 24), date(2026, 11, 25)}
    found = next_working_day(date.fromisoformat(day), holidays)
    assert found.isoformat() == working


def test_a_period_until_an_age_ends_on_the_birthday():
    assert Period(until_age=18).last_day(date(2012, 2, 29)) == date(2030, 3, 1)


def test_the_cut_off_stands_at_the_end_of_the_calendar_too():
    assert cutoff(Period(years=1), date(9999, 12, 31)) == date(9998, 12, 30)
    assert cutoff(Period(until_age=18), date(9999, 12, 31)) == date(9981, 12, 30)
