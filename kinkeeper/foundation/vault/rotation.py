"""
A new epoch every night, and the end of the old ones.

Danger: a destroyed epoch makes every key that was wrapped with it unreadable, in all
backups too. That is the purpose: what was shredded stays shredded when an old backup
is put back, as soon as the backup is older than `BACKUP_DAYS`.

The day on which an epoch was replaced is written beside its key, so that neither a
moved clock nor a copied file changes when it ends.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

from kinkeeper.foundation.vault import containers, epochs


@dataclass(frozen=True)
class Rotated:
    rewrapped: int
    destroyed: int


def rotate(today: date) -> Rotated:
    """Begin an epoch (once a day), move the living keys to it, end what is too old."""
    if today not in {replaced_on(number) for number in epochs.living()}:
        epochs.current()
        epochs.begin()
    newest = epochs.current()
    rewrapped = containers.rewrap_all(newest)
    for number in epochs.living():
        if number != newest and replaced_on(number) is None:
            _marker(number).write_text(today.isoformat())
    return Rotated(rewrapped=rewrapped, destroyed=_destroy_old(today))


def replaced_on(number: int) -> date | None:
    """Return the day on which an epoch was replaced; None while it is in use."""
    marker = _marker(number)
    return date.fromisoformat(marker.read_text()) if marker.exists() else None


def _destroy_old(today: date) -> int:
    """Destroy the epochs that no backup within the horizon needs."""
    horizon = today - timedelta(days=settings.BACKUP_DAYS)
    old = [
        number
        for number in epochs.living()
        if (day := replaced_on(number)) is not None and day <= horizon
    ]
    for number in old:
        epochs.destroy(number)
        _marker(number).unlink(missing_ok=True)
    return len(old)


def _marker(number: int) -> Path:
    return Path(settings.KEYS_DIR) / f"epoch-{number:06d}.replaced"
