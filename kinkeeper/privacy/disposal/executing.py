"""Carrying out what two people agreed, once the days to change their mind are over."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal import scrubbing
from kinkeeper.privacy.disposal.commands.dispose_of_item import dispose_of_item
from kinkeeper.privacy.disposal.models import Item

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Executed:
    disposed: int = 0
    taken_out: int = 0
    failed: int = 0


def execute_due(today: date, *, now: datetime) -> Executed:
    """Destroy each agreed item in a transaction of its own. Safe to repeat."""
    disposed = taken_out = failed = 0
    for item in cooled_off(today):
        try:
            certificate = dispose_of_item(item=item, today=today, now=now)
        except Exception:
            log.exception("Disposal item %s failed and was undone", item.key)
            failed += 1
            continue
        if certificate is None:
            taken_out += 1
        else:
            disposed += 1
    if disposed:
        scrubbing.scrub()
    return Executed(disposed, taken_out, failed)


def cooled_off(today: date) -> list[Item]:
    """Return the agreed items whose cooling-off has passed, the first agreed first."""
    agreed_before = clock.moment(today - _cooling_off() + timedelta(days=1), 0)
    return list(
        Item.objects.filter(
            state=Item.State.APPROVED, approved_at__lt=agreed_before
        ).order_by("approved_at", "pk")
    )


def goes_on(approved_at: datetime) -> date:
    """Return the night on which an agreed record goes."""
    return clock.london(approved_at).date() + _cooling_off()


def _cooling_off() -> timedelta:
    """Both people have these days to change their mind, inside the days of grace."""
    return timedelta(days=edition.in_force().practice.disposal_cooling_days)
