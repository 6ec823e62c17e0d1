"""The backup files in a folder: their names, and which are too old."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings

from kinkeeper.policy import edition
from kinkeeper.rules.dates import add_days

_NAME = re.compile(r"kinkeeper-(\d{4})-(\d\d)-(\d\d)T\d{6}Z\.backup")


def name_at(now: datetime) -> str:
    return f"kinkeeper-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.backup"


def backups_in(folder: Path) -> list[Path]:
    """Return the backup files in a folder, oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def horizon_days() -> int:
    """Return how many days a backup may live, by the edition (P9l, BK-1)."""
    schedule = edition.in_force().schedule
    period = schedule.row("backup").period(schedule.settings)
    days = period.days if period is not None else settings.BACKUP_DAYS
    return min(days or settings.BACKUP_DAYS, settings.BACKUP_DAYS)


def too_old(folder: Path, today: date) -> list[Path]:
    """Return the backups whose last day is over. The last day is still kept."""
    oldest_kept = add_days(today, -horizon_days())
    return [path for path in backups_in(folder) if day_of(path) < oldest_kept]


def day_of(path: Path) -> date:
    """Return the day in UTC on which a backup was taken, by its name."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        raise ValueError(path.name)
    return date(*map(int, found.groups()))
