"""The night's work on records: close, propose, carry out, tidy, renew the keys."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.foundation.files import store
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.leases import lease
from kinkeeper.foundation.sweeps.register import Count
from kinkeeper.foundation.vault import rotation
from kinkeeper.privacy.disposal.commands.open_review import propose
from kinkeeper.privacy.disposal.tasks.executing import execute_due

LEASE_MINUTES = 30
NIGHT_BEGINS = 2

# Apps above append what must happen first, when Django starts: `referrals` closes the
# cases in which nothing has happened for twelve months (C-10). Called with today; the
# moment that belongs to it is `moment_of(today)`.
before: list[Callable[[date], object]] = []


def register_nightly() -> None:
    register.every_night("disposal", sweep_disposals, order=60)
    register.every_night("unknown files", remove_unknown_files, order=70)
    register.every_night("keys", renew_keys, order=80)


def sweep_disposals(today: date) -> Count:
    """Close what lapsed, destroy what was agreed, propose what is due."""
    now = moment_of(today)
    with lease("disposal", now=clock.now(), minutes=LEASE_MINUTES) as mine:
        if not mine:
            return Count()
        for work in before:
            work(today)
        executed = execute_due(today, now=now)
        proposed = propose(today)
    return Count(
        looked_at=proposed.looked_at,
        proposed=proposed.proposed,
        disposed=executed.disposed,
        held=proposed.held,
        failed=executed.failed,
        other={"taken out of a review": executed.taken_out},
    )


def remove_unknown_files(today: date) -> Count:
    """Remove sealed bytes whose row is gone, left behind by a power cut."""
    unknown = store.orphans(moment_of(today) - timedelta(days=1))
    for key in unknown:
        store.remove_bytes(key)
    return Count(other={"unknown files removed": len(unknown)})


def renew_keys(today: date) -> Count:
    """Begin a new epoch and destroy those that no living backup needs."""
    rotated = rotation.rotate(today)
    return Count(
        other={
            "keys wrapped anew": rotated.rewrapped,
            "old epochs destroyed": rotated.destroyed,
        }
    )


def moment_of(today: date) -> datetime:
    """Return this moment, or the beginning of another day's night."""
    if clock.today() == today:
        return clock.now()
    return clock.moment(today, NIGHT_BEGINS)
