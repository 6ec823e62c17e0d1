"""Which day it is, as the clock of the installation tells it.

The policy lies below the clock, so the clock tells it: `foundation.clock` sets `today`
when it is imported. A pretended day of a demonstration or a test counts here too.
"""

from collections.abc import Callable
from datetime import date


class NoCalendarError(RuntimeError):
    """Nobody has told which day it is: import `kinkeeper.foundation.clock` first."""


def _nobody_told() -> date:
    raise NoCalendarError("Nobody has told the policy which day it is.")


today: Callable[[], date] = _nobody_told
