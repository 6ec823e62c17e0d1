"""P7f: on which days a family comes again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinkeeper.rules.contact_sessions.recurrence import MOST_DATES, Pattern, dates

days = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("pattern", "first", "until", "found"),
    [
        pytest.param(
            Pattern.WEEKLY, (3, 14), (3, 28), [(3, 14), (3, 21), (3, 28)], id="weekly"
        ),
        pytest.param(
            Pattern.FORTNIGHTLY, (3, 14), (4, 10), [(3, 14), (3, 28)], id="fortnightly"
        ),
        pytest.param(
            Pattern.MONTHLY,
            (3, 14),
            (6, 30),
            [(3, 14), (4, 11), (5, 9), (6, 13)],
            id="second Saturdays",
        ),
        pytest.param(
            Pattern.MONTHLY,
            (1, 31),
            (5, 31),
            [(1, 31), (2, 28), (3, 28), (4, 25), (5, 30)],
            id="a fifth Saturday is the last one",
        ),
        pytest.param(Pattern.WEEKLY, (3, 14), (3, 14), [(3, 14)], id="one day"),
    ],
)
def test_the_days_of_a_series(pattern, first, until, found):
    got = dates(pattern, date(2026, *first), date(2026, *until))
    assert [(day.month, day.day) for day in got] == found


def test_it_does_not_end_before_it_begins_nor_go_on_for_ever():
    with pytest.raises(ValueError, match="not before"):
        dates(Pattern.WEEKLY, date(2026, 3, 14), date(2026, 3, 13))
    with pytest.raises(ValueError, match="60 dates"):
        dates(Pattern.WEEKLY, date(2026, 3, 14), date(2028, 3, 14))


@given(st.sampled_from(Pattern), days, st.integers(0, 400))
def test_every_day_is_the_same_weekday_and_none_comes_twice(pattern, first, length):
    found = dates(pattern, first, first + timedelta(days=length))

    assert found[0] == first
    assert len(found) == len(set(found)) <= MOST_DATES
    assert {day.weekday() for day in found} == {first.weekday()}
    if pattern is Pattern.MONTHLY:
        months = {(day.year, day.month) for day in found}
        assert len(months) == len(found)
