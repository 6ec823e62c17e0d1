"""
When the promises are checked: after the night's work, and the urgent ones hourly.

Not before a new centre is open: until then its policy is being written, and nobody was
promised anything that could be broken.
"""

from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import leases, register
from kinkeeper.policy.shapes.promises import Cadence
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.website.commands.check_promises import check_and_keep
from kinkeeper.website.commands.forget_runs import forget_runs
from kinkeeper.website.queries.ledger import HOUR, NIGHT, hourly_due

# After everything else that a night does.
LAST = 950
LEASE_MINUTES = 15


def register_tasks() -> None:
    register.every_night("promises", check_at_night, order=LAST)
    register.every_round("promises", check_hourly)


def check_at_night(today: date) -> register.Count:
    """Check every promise, and forget runs whose time is over."""
    if _is_being_set_up():
        return register.Count()
    now = clock.now()
    found = check_and_keep(why=NIGHT, now=now)
    forgotten = forget_runs(now=now)
    return register.Count(
        other={
            "promises checked": len(found),
            "promises broken": sum(promise.kept is False for promise in found),
            "promise runs forgotten": forgotten,
        }
    )


def check_hourly(now: datetime) -> int:
    """Check the promises that the policy wants checked each hour, once an hour."""
    if _is_being_set_up() or not hourly_due(now):
        return 0
    with leases.lease("promises", now=now, minutes=LEASE_MINUTES) as mine:
        if not mine or not hourly_due(now):
            return 0
        return len(check_and_keep(why=HOUR, now=now, every=Cadence.HOURLY))


def _is_being_set_up() -> bool:
    return stage() in (Stage.NEW, Stage.CLAIMED)
