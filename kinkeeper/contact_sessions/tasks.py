"""Looking again at what is planned for the next days, so that Today can tell of it."""

from datetime import datetime, timedelta

from kinkeeper.contact_sessions.commands.mark_misfits import mark_misfits
from kinkeeper.contact_sessions.queries.look_again import marked, misfits_before
from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register

# How far Today looks ahead; the page of what no longer fits looks at everything.
AHEAD = timedelta(days=14)
EVERY = timedelta(minutes=10)


class Looker:
    """Looks every ten minutes. Two workers may look: that does no harm."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def look(self, now: datetime) -> int:
        """Mark what no longer fits. Return how many sessions, 0 when it was no time."""
        if self._last is not None and self._last <= now < self._last + EVERY:
            return 0
        self._last = now
        return look_again(now)


def register_rounds() -> None:
    register.every_round("what no longer fits", Looker().look)


def look_again(now: datetime) -> int:
    """Ask the one rule about the next two weeks, and keep the answer for Today."""
    found = misfits_before(clock.london(now).date() + AHEAD, now=now)
    if found != marked():
        mark_misfits(found=found, now=now)
    return len(found)
