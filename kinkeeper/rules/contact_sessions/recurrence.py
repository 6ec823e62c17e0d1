"""
On which days does a family come, when it comes again and again?

Source: centre practice (weekly, fortnightly, or once a month on the same weekday).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

MOST_DATES = 60


class Pattern(StrEnum):
    """How often. Monthly means the same weekday of the month, such as the second."""

    WEEKLY = "WEEKLY"
    FORTNIGHTLY = "FORTNIGHTLY"
    MONTHLY = "MONTHLY"


WEEKS = {Pattern.WEEKLY: 1, Pattern.FORTNIGHTLY: 2}


def dates(pattern: Pattern, first: date, until: date) -> tuple[date, ...]:
    """
    Return each day from `first` to `until`, both included.

    A first day that is the fifth of its weekday in the month stands for the last one in
    every month. Raises ValueError when there is no day or more than sixty.
    """
    if until < first:
        raise ValueError("The last day is not before the first day.")
    found: list[date] = []
    for day in _days(pattern, first):
        if day > until:
            break
        if len(found) == MOST_DATES:
            raise ValueError(f"Plan {MOST_DATES} dates at most in one go.")
        found.append(day)
    return tuple(found)


def _days(pattern: Pattern, first: date) -> Iterator[date]:
    if pattern is Pattern.MONTHLY:
        yield from _monthly(first)
        return
    day = first
    while True:
        yield day
        day += timedelta(weeks=WEEKS[pattern])


def _monthly(first: date) -> Iterator[date]:
    nth = (first.day - 1) // 7
    year, month = first.year, first.month
    while True:
        begin = date(year, month, 1)
        ahead = (first.weekday() - begin.weekday()) % 7
        day = begin + timedelta(days=ahead + 7 * nth)
        yield day if day.month == month else day - timedelta(days=7)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
