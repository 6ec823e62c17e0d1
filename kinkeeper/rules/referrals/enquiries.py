"""
When somebody who asked must have an answer, and how late it is. Days in London.

An enquiry is answered within two working days of the day on which it came: the same
promise as for a form. It only sorts; nothing happens by itself when a day has passed.
"""

from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum

from kinkeeper.rules.dates import add_days, next_working_day

ANSWER_WITHIN_WORKING_DAYS = 2


class Clock(StrEnum):
    """How an unanswered enquiry stands."""

    IN_TIME = "IN_TIME"
    TODAY = "TODAY"
    LATE = "LATE"


def answer_by(received_on: date, *, bank_holidays: AbstractSet[date]) -> date:
    """Return the last working day on which it is answered in time."""
    day = received_on
    for _ in range(ANSWER_WITHIN_WORKING_DAYS):
        day = next_working_day(add_days(day, 1), bank_holidays)
    return day


def clock(answer_by_on: date, today: date) -> Clock:
    """Say how an enquiry stands that nobody has answered."""
    if answer_by_on < today:
        return Clock.LATE
    return Clock.TODAY if answer_by_on == today else Clock.IN_TIME
