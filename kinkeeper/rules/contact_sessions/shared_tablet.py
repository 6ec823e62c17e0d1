"""When a PIN is enough on a shared tablet, and which PIN is none."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

PIN_DIGITS = 6
TRIES = 5
DEVICE_DAYS = 365
# Those who set the rooms up come earlier, and those who tidy up leave later.
AROUND = timedelta(hours=1)


@dataclass(frozen=True)
class Hours:
    """The hours of one session day in which a PIN is enough. Aware moments."""

    begin: datetime
    end: datetime

    def hold(self, now: datetime) -> bool:
        return self.begin <= now < self.end


def hours(first_start: datetime | None, last_end: datetime | None) -> Hours | None:
    """
    Return the hours of a day from its first session's start and its last one's end.

    None on a day without sessions: no PIN is enough then.
    """
    if first_start is None or last_end is None:
        return None
    return Hours(first_start - AROUND, last_end + AROUND)


def is_guessed_first(pin: str) -> bool:
    """
    Say whether a PIN is one of those that anybody tries first.

    One, two or three digits over and over (111111, 121212, 123123), and digits that
    count up or down (123456, 987654).
    """
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    is_run = steps in ({1}, {9})
    return is_run or any(pin == pin[:n] * (len(pin) // n) for n in (1, 2, 3))
