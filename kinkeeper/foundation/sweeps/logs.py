"""
Logs end by date, as every record does: the policy's row says how long they are kept.

Apps add a log with what ends its lines; the night works out the day and counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.sweeps.models import SweepRun
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.policy import edition

End = Callable[[date], int]


@dataclass(frozen=True)
class Log:
    """A kind of the policy's table, what its lines are called, and what ends them."""

    kind: str
    title: str
    end: End


_logs: list[Log] = []


def add_log(kind: str, title: str, end: End) -> None:
    """
    Add a log. `end(through)` ends all lines whose period is over.

    `kind` is a row of the edition's table; `through` the latest day in London on which
    the row's trigger may lie. `end` must be set-based, safe to repeat, and return how
    many lines it ended. `title` is plural: "sign-ins and security events".
    """
    _logs.append(Log(kind, title, end))


def end_logs(today: date) -> Count:
    """End every line whose time is over."""
    schedule = edition.in_force().schedule
    ended: dict[str, int] = {}
    for log in _logs:
        through = schedule.row(log.kind).cutoff(today, schedule.settings)
        if through is not None:
            number = log.end(through)
            ended[f"{log.title} ended"] = number
    return Count(other={title: number for title, number in ended.items() if number})


def forget_runs(through: date) -> int:
    """Forget nightly runs up to a day. Returns how many."""
    gone, _ = SweepRun.objects.filter(today__lte=through).delete()
    return gone
