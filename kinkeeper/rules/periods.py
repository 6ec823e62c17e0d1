"""A length of time as the policy states it, and the cut-off that it draws on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from kinkeeper.rules.dates import (
    MONTHS,
    BeyondCalendarError,
    LeapBirthday,
    add_days,
    add_months,
    birthday,
    is_month_end,
    month_end,
)


@dataclass(frozen=True)
class Period:
    """
    Years and months, or days, or the time until somebody's birthday.

    `month_end` keeps a start on the last day of a month on the last day of a month
    (DT-4). `until_age` counts from a birth date to that birthday (DT-2).
    """

    years: int = 0
    months: int = 0
    days: int = 0
    month_end: bool = False
    until_age: int | None = None
    leap_birthday: LeapBirthday = LeapBirthday.MAR_1

    def last_day(self, start: date) -> date:
        """Return the last day of the period, that day included. `start` is day zero."""
        if self.until_age is not None:
            return birthday(start, self.until_age, self.leap_birthday)
        end = add_days(add_months(start, self.in_months), self.days)
        if self.month_end and is_month_end(start):
            return month_end(end)
        return end

    @property
    def in_months(self) -> int:
        """The whole months, an age counted as months; days are left out."""
        return MONTHS * (self.years + (self.until_age or 0)) + self.months

    def __str__(self) -> str:
        if self.until_age is not None:
            return f"until the age of {self.until_age}"
        parts = [
            f"{count} {unit}" if count != 1 else f"1 {unit[:-1]}"
            for count, unit in (
                (self.years, "years"),
                (self.months, "months"),
                (self.days, "days"),
            )
            if count
        ]
        return " and ".join(parts) or "no time"


def cutoff(period: Period, today: date) -> date:
    """
    Return the latest start whose period is over: max{d : period.last_day(d) < today}.

    Plain subtraction would be up to three days wrong, because adding clamps at the
    end of a month; so subtract, then look at the neighbours.
    """
    start = add_days(add_months(today, -period.in_months), -period.days)
    while not _over(period, start, today):
        start = add_days(start, -1)
    while _over(period, add_days(start, 1), today):
        start += timedelta(days=1)
    return start


def _over(period: Period, start: date, today: date) -> bool:
    try:
        return period.last_day(start) < today
    except BeyondCalendarError:
        return False
