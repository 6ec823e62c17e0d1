"""Days that do not count while we wait to hear what the person means (T-3).

A walk over the calendar counts the days that are not paused. It jumps over a pause
instead of stepping through it, so that an absurd date costs no time.
"""

from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.dates import add_days, is_working_day
from kinkeeper.rules.deadlines.question import Clarification


@dataclass(frozen=True)
class Pause:
    """The days from `start` up to, but not on, `resumes`; None means without end."""

    start: date
    resumes: date | None

    def holds(self, day: date) -> bool:
        """Tell whether `day` is paused."""
        return self.start <= day and (self.resumes is None or day < self.resumes)


@dataclass(frozen=True)
class Pauses:
    """All pauses of one request: in order, and none touches the next."""

    each: tuple[Pause, ...] = ()

    def first_free(self, day: date) -> date | None:
        """Return `day` or the first later day that is not paused; None if never."""
        before = bisect_right(self.each, day, key=lambda each: each.start)
        if before and self.each[before - 1].holds(day):
            return self.each[before - 1].resumes
        return day

    def counted(self, start: date, number: int) -> date | None:
        """Return the day on which the `number`th free day from `start` on falls."""
        day = start
        for pause in self.each:
            if pause.resumes is not None and pause.resumes <= day:
                continue
            free = max((pause.start - day).days, 0)
            if number <= free:
                break
            if pause.resumes is None:
                return None
            number, day = number - free, pause.resumes
        return add_days(day, number - 1)

    def rolled(self, day: date | None, holidays: AbstractSet[date]) -> date | None:
        """Return the first day from `day` on that is working and not paused (T-4)."""
        while day is not None:
            free = self.first_free(day)
            if free is None or is_working_day(free, holidays):
                return free
            day = add_days(free, 1)
        return None


def pauses(
    clarifications: Iterable[Clarification], today: date, *, strict: bool = False
) -> Pauses:
    """
    Return the pauses as known today.

    The days of asking and of answering are both paused. `strict` counts the day of the
    answer again: that is the day we aim at. A question still open pauses without end.
    """
    found = []
    for each in clarifications:
        if each.asked_on > today:
            continue
        if each.answered_on is None or each.answered_on > today:
            found.append(Pause(each.asked_on, None))
        elif not strict:
            found.append(Pause(each.asked_on, add_days(each.answered_on, 1)))
        elif each.answered_on > each.asked_on:
            found.append(Pause(each.asked_on, each.answered_on))
    return Pauses(_merged(found))


def _merged(found: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return pauses in order, with those that overlap or touch made one."""
    merged: list[Pause] = []
    for pause in sorted(found, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last is None or (last.resumes is not None and last.resumes < pause.start):
            merged.append(pause)
        else:
            merged[-1] = Pause(last.start, _later(last.resumes, pause.resumes))
    return tuple(merged)


def _later(one: date | None, other: date | None) -> date | None:
    """Return the later end; None is never."""
    return None if one is None or other is None else max(one, other)
