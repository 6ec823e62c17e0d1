"""Running the night's work: `kinkeeper sweep`, and the worker at two in the morning."""

import logging
from dataclasses import asdict
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.leases import lease
from kinkeeper.foundation.sweeps.models import SweepRun

log = logging.getLogger(__name__)

LEASE_MINUTES = 30


def run(today: date) -> SweepRun | None:
    """Run all nightly work for a day. Returns None when another process is at it.

    One piece that fails does not keep the others from running; its fault is kept.
    """
    with lease("night", now=clock.now(), minutes=LEASE_MINUTES) as mine:
        if not mine:
            return None
        done = SweepRun.objects.create(today=today, started_at=clock.now())
        totals = asdict(register.Count())
        for name, work in register.nightly():
            try:
                counted = asdict(work(today))
            except Exception:
                log.exception("Nightly work %s failed", name)
                done.faults.append(name)
                totals["failed"] += 1
                continue
            _add(totals, counted)
        done.counts = totals
        done.finished_at = clock.now()
        done.save()
        return done


def due(now: datetime) -> bool:
    """Say whether tonight's run is still to come. Nights begin at two in London."""
    wall = clock.london(now)
    ran = SweepRun.objects.filter(today=wall.date(), finished_at__isnull=False)
    return wall.hour >= 2 and not ran.exists()


def _add(totals: dict[str, int], counted: dict[str, int]) -> None:
    other = counted.pop("other")
    for name, number in counted.items():
        totals[name] += number
    for name, number in other.items():  # type: ignore[attr-defined]
        totals["other"][name] = totals["other"].get(name, 0) + number  # type: ignore[index]
