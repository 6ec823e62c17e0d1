"""Calendar arithmetic the law relies on. Dates in, dates out; never the clock.

Months and years are always added to the original date and clamp to the month's end,
so 31 January and three months is 30 April, whatever February had.
"""

import calendar
from collections.abc import Set as AbstractSet
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum

SATURDAY = 5
MONTHS = 12


class BeyondCalendarError(ValueError):
    """A date would fall before the year 1 or after the year 9999."""


class LeapBirthday(StrEnum):
    """The birthday, in other years, of somebody born on 29 February."""

    MAR_1 = "MAR_1"
    FEB_28 = "FEB_28"


def add_days(start: date, days: int) -> date:
    """Return the day `days` later (earlier if negative)."""
    try:
        return start + timedelta(days=days)
    except OverflowError as error:
        raise BeyondCalendarError from error


def add_months(start: date, months: int) -> date:
    """Return the same day `months` later, or that month's last day if it is shorter."""
    year, month = divmod(start.year * MONTHS + start.month - 1 + months, MONTHS)
    month += 1
    if not MINYEAR <= year <= MAXYEAR:
        raise BeyondCalendarError
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def add_years(start: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 28 where it must."""
    return add_months(start, MONTHS * years)


def birthday(born_on: date, age: int, leap: LeapBirthday = LeapBirthday.MAR_1) -> date:
    """Return the day on which somebody turns `age`. An age is not a period (DT-2)."""
    day = add_years(born_on, age)
    if day.day == born_on.day or leap is LeapBirthday.FEB_28:
        return day
    return day + timedelta(days=1)


def is_month_end(day: date) -> bool:
    """Tell whether `day` is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def month_end(day: date) -> date:
    """Return the last day of the month that holds `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Tell whether `day` is neither a weekend nor a public holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def next_working_day(day: date, holidays: AbstractSet[date]) -> date:
    """Return `day` itself if it is a working day, else the next one (DT-6)."""
    while not is_working_day(day, holidays):
        day = add_days(day, 1)
    return day
