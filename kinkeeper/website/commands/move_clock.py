from datetime import datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError

MOST_DAYS = 4000


@trail.command
def move_clock(*, days: int, demonstration: bool, now: datetime) -> datetime:
    """
    Move the clock of a demonstration on, so that what is due later is due now.

    Returns the new moment. Raises RefusedError in a centre's own installation.
    """
    if not demonstration:
        raise RefusedError("Only a demonstration may move its clock.")
    if not 1 <= days <= MOST_DAYS:
        raise RefusedError(f"Choose between 1 and {MOST_DAYS} days.")
    then = now + timedelta(days=days)
    trail.record("pretend.clock_moved", about="clock", by=None, detail={"days": days})
    clock.move_shared(then)
    return then
