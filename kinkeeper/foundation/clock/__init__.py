"""The only place that reads the clock.

Every date that the product reasons with is a day in London; every moment is stored in
UTC. A view, a worker round or a command line asks once and hands the answer down.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kinkeeper.policy import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

LONDON = ZoneInfo("Europe/London")

# Moved only by tests and by the demonstration centre, never in production.
_moved_by: ContextVar[timedelta | None] = ContextVar("moved_by", default=None)
_shared_shift: Path | None = None


def share_shift(path: Path | None) -> None:
    """Let several processes of a demonstration or a test share one moved clock."""
    global _shared_shift  # noqa: PLW0603
    _shared_shift = path


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC) + _shift()


def unmoved() -> datetime:
    """Return this moment in UTC by the machine's own clock, whatever a story plays.

    Only for how long nothing happened; never for a date that anybody reads.
    """
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in London."""
    return now().astimezone(LONDON).date()


def london(moment: datetime) -> datetime:
    """Return a moment as the clock on a wall in London shows it."""
    return moment.astimezone(LONDON)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Return the UTC moment of a wall-clock time in London on `day`."""
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return wall.astimezone(UTC)


@contextmanager
def travelled_to(moment: datetime) -> "Iterator[None]":
    """Run a block as if it were another moment."""
    token = _moved_by.set(moment.astimezone(UTC) - datetime.now(UTC))
    try:
        yield
    finally:
        _moved_by.reset(token)


def move_shared(moment: datetime) -> None:
    """Move the shared clock of a demonstration or a test to `moment`."""
    if _shared_shift is None:
        raise RuntimeError("This installation's clock cannot be moved.")
    seconds = (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()
    _shared_shift.write_text(str(seconds))


def _shift() -> timedelta:
    moved = _moved_by.get()
    if moved is not None:
        return moved
    if _shared_shift is not None and _shared_shift.exists():
        return timedelta(seconds=float(_shared_shift.read_text() or 0))
    return timedelta()


# Which edition of the policy counts follows from the day.
calendar.today = today
