"""Carrying out what two people agreed, once the days to change their mind are over."""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.foundation.recovery import journal_keeping
from kinkeeper.privacy.disposal.commands.dispose_of_item import dispose_of_item
from kinkeeper.privacy.disposal.queries import cleaning
from kinkeeper.privacy.disposal.queries.cooling import cooled_off
from kinkeeper.privacy.disposal.tasks import scrubbing

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
        journal_keeping.write_due(now)
    if cleaning.is_waited_for():
        scrubbing.scrub(now)
    return Executed(disposed, taken_out, failed)
