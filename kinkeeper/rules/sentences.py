"""Dates and lists as a person writes them, the same on every machine."""

from collections.abc import Sequence
from datetime import date

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """Return a date such as `14 April 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Return `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"
