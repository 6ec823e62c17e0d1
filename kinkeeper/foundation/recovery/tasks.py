"""What the worker and the night do for recovery."""

import logging
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery import (
    backing_up,
    backup_files,
    journal_keeping,
    key_copy,
    ledger_heads,
    taken_back,
)
from kinkeeper.foundation.sweeps import register
from kinkeeper.foundation.sweeps.register import Count

log = logging.getLogger(__name__)


def register_all() -> None:
    ledger_heads.register_all()
    taken_back.register_access()
    register.every_round("journal", keep_the_journal)
    # Behind the new keys, and behind what was destroyed tonight.
    register.every_night("backup", back_up_tonight, order=90)
    register.every_night("set aside", delete_what_was_moved_aside, order=95)


def keep_the_journal(now: datetime) -> object:
    """Write down, about once a minute, what must outlive a restore."""
    return journal_keeping.write_due_each_minute(now)


def back_up_tonight(today: date) -> Count:
    """Take the nightly backup where BACKUP_DIR says so, and renew the key copy."""
    copy = Path(settings.KEYS_COPY_DIR) if settings.KEYS_COPY_DIR else None
    if not settings.BACKUP_DIR:
        if copy is not None:
            key_copy.copy_to(copy)
        return Count()
    backing_up.back_up(Path(settings.BACKUP_DIR), keys_to=copy, now=clock.now())
    return Count(other={"backups taken": 1})


def delete_what_was_moved_aside(today: date) -> Count:
    """Delete databases that a restore moved aside, once a backup would be gone too."""
    oldest = today - timedelta(days=backup_files.horizon_days())
    old = [
        path
        for path in Path(settings.DATA_DIR).glob("aside-????????t??????")
        if datetime.strptime(path.name[6:14], "%Y%m%d").date() < oldest  # noqa: DTZ007
    ]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return Count(other={"old databases deleted": len(old)})
