"""Gathering what the journal must hold, and when."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kinkeeper.foundation.recovery import journal, quarantine, register
from kinkeeper.foundation.recovery.register import Line

EVERY = timedelta(minutes=1)

_last: list[datetime] = []


def write_due(now: datetime) -> int:
    """
    Add every committed fact that the journal lacks. Returns how many there were.

    A database that is older than the journal is put in quarantine instead.
    """
    if quarantine.is_on():
        return 0
    try:
        return journal.append(_due(), now=now)
    except journal.BehindError:
        quarantine.begin(quarantine.BEHIND)
        return 0


def write_due_each_minute(now: datetime) -> int:
    """Do it unless it was done less than a minute ago by this process."""
    if _last and timedelta() <= now - _last[-1] < EVERY:
        return 0
    _last[:] = [now]
    return write_due(now)


def _due() -> Iterator[Line]:
    for replay in register.replays():
        yield from replay.lines()
