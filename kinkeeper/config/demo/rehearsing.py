"""Last night's backup, really taken, and what went before it, made up."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from kinkeeper.foundation.recovery import backing_up, checks, journal
from kinkeeper.foundation.recovery.models import BackupRun, DrillRun, Outcome

NIGHTS = 12
REHEARSED_DAYS_AGO = (9, 95)
TOOK = timedelta(seconds=40)


def back_up(now: datetime) -> None:
    """Fill the page of backups. The newest backup is a real file that opens."""
    for days in range(NIGHTS, 0, -1):
        began = now - timedelta(days=days)
        BackupRun.objects.create(
            started_at=began,
            finished_at=began + TOOK,
            outcome=Outcome.DONE,
            size=1_400_000 - 9_000 * days,
            rows=9_800 - 60 * days,
            files=90 - days,
            keys_copied=True,
        )
    data = Path(settings.DATA_DIR)
    # Where a nightly backup is set up, the night has taken it already.
    if not settings.BACKUP_DIR:
        backing_up.back_up(data / "demo-backups", keys_to=data / "demo-keys", now=now)
    told = [name for name, _ in checks.all_checks()]
    for days in REHEARSED_DAYS_AGO:
        began = now - timedelta(days=days)
        DrillRun.objects.create(
            started_at=began,
            finished_at=began + TOOK,
            outcome=Outcome.DONE,
            replayed=min(3, journal.known()),
            checks=told,
        )
