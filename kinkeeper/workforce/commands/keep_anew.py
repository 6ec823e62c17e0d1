from collections.abc import Sequence
from datetime import datetime

from kinkeeper.foundation.audit import trail
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import Worker


@trail.command
def keep_anew(*, workers: Sequence[Worker], now: datetime) -> None:
    """Start the clock of files whose last day of work was entered ahead."""
    for worker in workers:
        keeping.keep_file_and_checks(worker, now)
        trail.record("staff_file.clock_started", about=worker, by=None)
