"""SQLite: the online backup of the database itself, one consistent moment."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.sqlite3._functions import register

from kinkeeper.foundation.recovery.snapshots.tables import PASSING

NAME = "database.sqlite3"
_BESIDE = ("", "-wal", "-shm")


def take(folder: Path) -> dict[str, int]:
    """Write the database into a folder, without what is passing. Returns counts."""
    path = folder / NAME
    connection.ensure_connection()
    if connection.in_atomic_block:
        # The online backup would wait for ever for this very transaction to end.
        path.write_bytes(connection.connection.serialize())
    with closing(sqlite3.connect(path)) as copy:
        # A rule of a table may ask for a part of a date, in Django's words.
        register(copy)
        if not connection.in_atomic_block:
            connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        names = [
            row[0]
            for row in copy.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        for name in PASSING & set(names):
            copy.execute(f'DELETE FROM "{name}"')  # noqa: S608
        copy.commit()
        # Without the empty pages in which deleted rows may still be read.
        copy.execute("VACUUM")
        return {
            name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in sorted(names)
            if name not in PASSING and not name.startswith("sqlite_")
        }


def is_empty() -> bool:
    return not _target().exists() or _target().stat().st_size == 0


def move_aside(stamp: str) -> None:
    """Move the database of this installation into `aside-<stamp>`."""
    connection.close()
    aside = Path(settings.DATA_DIR) / f"aside-{stamp}"
    aside.mkdir(exist_ok=True, mode=0o700)
    for ending in _BESIDE:
        path = Path(f"{_target()}{ending}")
        if path.exists() and not (aside / path.name).exists():
            shutil.move(path, aside / path.name)


def put_back(folder: Path, migrations: dict[str, str]) -> None:
    """Put the database of an opened backup in its place and bring it up to date."""
    connection.close()
    taken = folder / NAME
    if taken.exists():
        for ending in _BESIDE[1:]:
            Path(f"{_target()}{ending}").unlink(missing_ok=True)
        _target().parent.mkdir(parents=True, exist_ok=True)
        fresh = _target().with_name(f"{_target().name}.new")
        shutil.move(taken, fresh)
        _to_disk(fresh)
        fresh.replace(_target())
    else:
        fresh = _target().with_name(f"{_target().name}.new")
        if fresh.exists():
            _to_disk(fresh)
            fresh.replace(_target())
    call_command("migrate", verbosity=0, interactive=False)


def _target() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
