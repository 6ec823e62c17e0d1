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
        totals = register.Count()
        for name, work in register.nightly():
            try:
                totals = totals + work(today)
            except Exception:
                log.exception("Nightly work %s failed", name)
                done.faults.append(name)
                totals = totals + register.Count(failed=1)
        done.counts = asdict(totals)
        done.finished_at = clock.now()
        done.save()
        return done


def due(now: datetime) -> bool:
    """Say whether tonight's run is still to come. Nights begin at two in London."""
    wall = clock.london(now)
    ran = SweepRun.objects.filter(today=wall.date(), finished_at__isnull=False)
    return wall.hour >= 2 and not ran.exists()
