"""What a test does with an opened backup, whichever database it is of."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

from kinkeeper.foundation.recovery import frames, packing
from tests.config.recovery_world import World


def put_back_by_hand(world: World) -> None:
    """Copy the old database over the present one, as people do."""
    there = world.data / "kinkeeper.sqlite3"
    for ending in ("-wal", "-shm"):
        Path(f"{there}{ending}").unlink(missing_ok=True)
    (_opened(world) / "database" / "database.sqlite3").replace(there)


def names_in(world: World, table: str, column: str, begins: str) -> list[str]:
    """Return the words of a column that begin so, in the newest backup."""
    database = _opened(world) / "database"
    if (database / "database.sqlite3").exists():
        with closing(sqlite3.connect(database / "database.sqlite3")) as link:
            found = link.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608
            names = [row[0] for row in found]
    else:
        names = [row[column] for row in _rows(database, table)]
    return [name for name in names if name.startswith(begins)]


def _opened(world: World) -> Path:
    opener = frames.Opener(private=(world.base / "keys" / "backup.key").read_bytes())
    folder = world.base / "opened"
    folder.mkdir()
    with world.backup.open("rb") as source:
        packing.unpack(source, opener, folder)
    return folder


def alders_key(folder: Path) -> tuple[bytes, int, UUID]:
    """Return the wrapped key of Alder's file, its epoch and its name."""
    database = folder / "database"
    if (database / "database.sqlite3").exists():
        return _from_sqlite(database / "database.sqlite3")
    return _from_copies(database)


def _from_sqlite(path: Path) -> tuple[bytes, int, UUID]:
    with closing(sqlite3.connect(path)) as link:
        wrapped, epoch, key = link.execute(
            "SELECT wrapped, epoch, key FROM vault_container WHERE id = "
            "(SELECT container_id FROM people_case WHERE reference = 'KK-0147')"
        ).fetchone()
    return wrapped, epoch, UUID(key)


def _from_copies(folder: Path) -> tuple[bytes, int, UUID]:
    (case,) = [r for r in _rows(folder, "people_case") if r["reference"] == "KK-0147"]
    (found,) = [
        r for r in _rows(folder, "vault_container") if r["id"] == case["container_id"]
    ]
    wrapped = bytes.fromhex(found["wrapped"].replace("\\\\x", ""))
    return wrapped, int(found["epoch"]), UUID(found["key"])


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    names = json.loads((folder / "columns.json").read_text())[table]
    lines = (folder / f"{table}.copy").read_text().splitlines()
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]
