"""By when somebody outside is told: days of London, weekends and holidays left out."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kinkeeper.rules.safeguarding import clocks
from kinkeeper.rules.safeguarding.clocks import Body, Step

LONDON = ZoneInfo("Europe/London")
EASTER = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
MAUNDY_THURSDAY = datetime(2026, 4, 2, 16, 30, tzinfo=LONDON)
FRIDAY = datetime(2026, 3, 13, 16, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("known_at", "by"),
    [(FRIDAY, date(2026, 3, 16)), (MAUNDY_THURSDAY, date(2026, 4, 7))],
)
def test_the_lado_hears_within_one_working_day(known_at, by):
    """P7e"""
    due = clocks.to_tell(Body.LADO, known_at=known_at, holidays=EASTER)
    assert (due.step, due.day) == (Step.TELL, by)
    last = datetime(by.year, by.month, by.day, 23, 59, tzinfo=LONDON)
    assert not due.is_past(last)
    assert due.is_past(last.replace(hour=0, minute=0) + timedelta(days=1))


@pytest.mark.parametrize("body", [Body.POLICE, Body.MASH, Body.OUT_OF_HOURS])
def test_danger_is_told_on_the_same_day(body):
    due = clocks.to_tell(body, known_at=FRIDAY, holidays=EASTER)
    assert due.day == FRIDAY.date()


def test_a_call_to_social_care_is_confirmed_within_a_day():
    due = clocks.to_write(Body.MASH, told_at=FRIDAY)
    assert due.at == FRIDAY + timedelta(hours=24)
    assert not due.is_past(due.at)
    assert due.is_past(due.at + timedelta(seconds=1))
    assert clocks.to_write(Body.POLICE, told_at=FRIDAY) is None


def test_the_regulator_hears_of_a_breach_within_72_hours_of_any_days():
    due = clocks.to_tell(Body.ICO, known_at=FRIDAY, holidays=EASTER)
    assert due.at == datetime(2026, 3, 16, 16, 30, tzinfo=LONDON)


def test_social_care_is_asked_again_after_one_working_day():
    due = clocks.to_ask_again(Body.MASH, told_at=FRIDAY, holidays=EASTER)
    assert (due.step, due.day) == (Step.ASK_AGAIN, date(2026, 3, 16))
    court = clocks.to_ask_again(Body.COURT, told_at=FRIDAY, holidays=EASTER)
    assert court is None
    assert clocks.to_tell(Body.COURT, known_at=FRIDAY, holidays=EASTER) is None


def test_each_clock_names_where_it_comes_from():
    for body in Body:
        due = clocks.to_tell(body, known_at=FRIDAY, holidays=EASTER)
        assert due is None or str(due.source)
