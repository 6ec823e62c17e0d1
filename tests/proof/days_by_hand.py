"""Adding months and finding birthdays, written a second time."""

import calendar
from datetime import date, timedelta

DAY = timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def years_on(day: date, years: int) -> date:
    return months_on(day, 12 * years)


def birthday_on(born: date, age: int) -> date:
    """Return a birthday; somebody born on 29 February has it on 1 March."""
    year = born.year + age
    if (born.month, born.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return date(year, born.month, born.day)


def is_last_of_month(day: date) -> bool:
    return (day + DAY).month != day.month


def last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian method."""
    golden, century = year % 19, year // 100
    within = year % 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    full = epact - weekday
    month = 3 + (full + 40) // 44
    return date(century * 100 + within, month, full + 28 - 31 * (month // 4))


def free_days(year: int) -> set[date]:
    """Return the public holidays of England and Wales, with their substitutes."""

    def monday(day: date, step: int) -> date:
        while day.weekday():
            day += step * DAY
        return day

    named = [
        date(year, 1, 1),
        easter(year) - 2 * DAY,
        easter(year) + DAY,
        monday(date(year, 5, 1), 1),
        monday(date(year, 5, 31), -1),
        monday(date(year, 8, 31), -1),
        date(year, 12, 25),
        date(year, 12, 26),
    ]
    free = {day for day in named if day.weekday() < 5}
    for weekend in sorted(set(named) - free):
        instead = weekend
        while instead.weekday() > 4 or instead in free:
            instead += DAY
        free.add(instead)
    return free
