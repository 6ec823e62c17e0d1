"""Opening a backup beside everything else, and deciding whether it may be put back."""

import errno
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kinkeeper.foundation.recovery import journal, key_copy, packing
from kinkeeper.foundation.recovery.frames import CannotOpenError

FORMAT = 1
OPENED = "manifest.opened.json"
NO_ROOM = "There is not enough room on the disk. Nothing was changed."


class CannotRestoreError(Exception):
    """The restore did not go on. The message is a sentence for the operator."""


@dataclass(frozen=True)
class Opened:
    """An opened backup, beside the installation and not yet part of it."""

    folder: Path
    manifest: dict[str, Any]


def open_beside(file: Path, *, keys: Path | None, stamp: str) -> Opened:
    """Open a whole backup into `restoring-<stamp>`. Changes nothing else."""
    folder = Path(settings.DATA_DIR) / f"restoring-{stamp}"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True, mode=0o700)
        with file.open("rb") as source:
            opener = key_copy.opener_in(keys)
            manifest = packing.unpack(source, opener, folder)
        opened = Opened(folder, manifest)
        _may_be_put_back(opened)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _plain(error, file) from error
    return opened


def _plain(error: BaseException, file: Path) -> BaseException:
    if isinstance(error, FileNotFoundError):
        return CannotRestoreError(f"There is no file {file.name} there.")
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return CannotRestoreError(NO_ROOM)
    if isinstance(error, CannotOpenError | OSError):
        return CannotRestoreError(f"{error} Nothing was changed.")
    return error


def _may_be_put_back(opened: Opened) -> None:
    manifest = opened.manifest
    if manifest.get("format") != FORMAT:
        raise CannotRestoreError(
            "This backup was made by a newer version of Kinkeeper. Install that "
            "version first. Nothing was changed."
        )
    if manifest["database"] != connection.vendor:
        raise CannotRestoreError(
            f"This backup is of a {manifest['database']} database, and this "
            f"installation uses {connection.vendor}. Nothing was changed."
        )
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    if any(tuple(each) not in known for each in manifest["migrations"]):
        raise CannotRestoreError(
            f"This backup was made by Kinkeeper {manifest['product']} or a later "
            "version. This program is older: update it first. Nothing was changed."
        )
    _has_its_journal(int(manifest["journal"]["number"]), manifest["journal"]["digest"])


def _has_its_journal(number: int, digest: str) -> None:
    """The journal must contain the line at which the backup was taken."""
    found = {entry.number: entry.digest for entry in journal.entries()}
    if number and found.get(number) != digest:
        raise CannotRestoreError(
            f"The journal in {settings.JOURNAL_DIR} does not belong to this backup or "
            "is too short. Without it nobody knows what was destroyed since. Put the "
            "journal there first. Nothing was changed."
        )


def leaves(manifest: dict[str, Any]) -> dict[str, str]:
    """Return the last migration of each app that the backup had."""
    last: dict[str, str] = {}
    for app, name in sorted(map(tuple, manifest["migrations"])):
        last[app] = name
    return last
