"""
Taking a backup: one encrypted file with everything but the keys.

Danger: the keys of the vault are not in it, and must never be. With them a backup could
bring back what was destroyed; without them a destroyed record in it stays destroyed.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import bundle, sealer, trail
from kinkeeper.foundation.recovery import (
    backup_files,
    journal,
    journal_keeping,
    key_copy,
    ledger_heads,
    packing,
    quarantine,
    snapshots,
)
from kinkeeper.foundation.recovery.models import BackupRun, Outcome
from kinkeeper.policy import edition, library, shelf

FULL = "The disk is full. Nothing was changed; make room and try again."


class CannotBackUpError(Exception):
    """There is no new backup. The message is a sentence for the operator."""


def back_up(folder: Path, *, keys_to: Path | None, now: datetime) -> BackupRun:
    """
    Write a backup into a folder, copy the keys apart from it, delete what is too old.

    Returns the finished run. Raises CannotBackUpError; the run then says why.
    """
    if quarantine.is_on():
        raise CannotBackUpError(
            "A restore is not finished. Finish it before taking a backup."
        )
    _keep_apart(folder, keys_to)
    run = BackupRun.objects.create(started_at=now)
    try:
        _take(run, folder, now)
        run.keys_copied = _copy_keys(keys_to)
        run.old_ones_deleted = _delete_old(folder, now)
    except (OSError, CannotBackUpError) as error:
        why = _plain(error)
        BackupRun.objects.filter(pk=run.pk).update(
            outcome=Outcome.FAILED, why=why[:300], finished_at=clock.now()
        )
        raise CannotBackUpError(why) from error
    run.outcome, run.finished_at = Outcome.DONE, clock.now()
    run.save()
    trail.record(
        "backup.taken",
        about=run,
        by=None,
        detail={"sha256": run.sha256, "old_ones_deleted": run.old_ones_deleted},
    )
    return run


def _keep_apart(folder: Path, keys_to: Path | None) -> None:
    """Keys beside the backups would open what was destroyed."""
    if keys_to is None:
        return
    one, other = folder.resolve(), keys_to.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise CannotBackUpError(
            "The copy of the keys must not lie with the backups. Choose another folder."
        )


def _take(run: BackupRun, folder: Path, now: datetime) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sealer.seal(now)
    journal_keeping.write_due(now)
    if quarantine.is_on():
        raise CannotBackUpError(quarantine.BEHIND)
    head = ledger_heads.newest()
    if head is not None:
        journal.append([head], now=now)
    number, digest = journal.head()
    target = folder / backup_files.name_at(now)
    with _scratch() as scratch, _whole(target) as file:
        rows = snapshots.way().take(scratch)
        packed = packing.pack(
            file,
            key_copy.opener(),
            parts=_parts(scratch),
            manifest=_manifest(now, rows, number, digest),
        )
        file.flush()
        os.fsync(file.fileno())
    run.file_name, run.size, run.sha256 = target.name, packed.size, packed.sha256
    run.files, run.rows = packed.files, sum(rows.values())
    run.journal_number = number


def _manifest(
    now: datetime, rows: dict[str, int], number: int, digest: str
) -> dict[str, Any]:
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    head = bundle.last_head()
    return {
        "format": 1,
        "taken_at": now.isoformat(),
        "product": version("kinkeeper"),
        "database": connection.vendor,
        "migrations": [list(each) for each in applied],
        "edition": edition.in_force().version,
        "editions": {each.version: each.sha256 for each in library.editions()},
        "journal": {"number": number, "digest": digest},
        "ledger": {"size": head.size if head else 0},
        "rows": rows,
    }


def _parts(scratch: Path) -> Iterator[tuple[str, Path]]:
    """Yield the database, then the sealed files, then the published policies."""
    for path in sorted(scratch.iterdir()):
        yield f"database/{path.name}", path
    root = Path(settings.FILES_DIR)
    for path in sorted(root.glob("??/*")):
        yield f"files/{path.parent.name}/{path.name}", path
    for path in sorted(shelf.folder().glob("*")):
        if path.is_file():
            yield f"policy/{path.name}", path


def _copy_keys(keys_to: Path | None) -> bool:
    if keys_to is None:
        return False
    key_copy.copy_to(keys_to)
    return True


def _delete_old(folder: Path, now: datetime) -> int:
    old = backup_files.too_old(folder, clock.london(now).date())
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder for the snapshot, on the disk where the database lies anyway."""
    made = Path(tempfile.mkdtemp(prefix="backing-up-", dir=settings.DATA_DIR))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _whole(target: Path) -> "Iterator[Any]":
    """Give a file that gets its name only when all of it is on the disk."""
    part = target.with_suffix(".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotBackUpError(
            "Another backup is being taken at the moment."
        ) from None
    try:
        with open(handle, "wb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _plain(error: Exception) -> str:
    if isinstance(error, CannotBackUpError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return FULL
    return f"The backup could not be written: {type(error).__name__}."
