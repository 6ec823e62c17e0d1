"""
Everything in open formats, for a centre that leaves or that the regulator asks.

Danger: what this writes is no longer sealed, knows no sides, and no period ends it. It
is the only place where both sides of a family stand in one folder. It is never run by
the program itself, and the audit log keeps when it was.
"""

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.recovery import quarantine
from kinkeeper.foundation.recovery.snapshots.tables import PASSING
from kinkeeper.foundation.vault.models import Container, SealedRecord
from kinkeeper.foundation.vault.sealing import ShreddedError, TamperedError

AT_ONCE = 500
# Keys, sign-in secrets and what is only for the moment: no use to anybody else.
NOT_WRITTEN = frozenset(
    {"contenttypes", "sessions", "sites", "mfa", "usersessions", "auth", "account"}
)
NOT_A_COLUMN = frozenset({"password", "wrapped", "salt", "sealed"})
ENDINGS = {"application/pdf": ".pdf", "text/plain": ".txt", "image/png": ".png"}

README = """Everything that this centre held, written {at}.

READ THIS FIRST. What lies here is not sealed. It holds both sides of every family:
addresses, telephone numbers and words that the other side must never learn. It also
holds concerns about children and files about staff. Keep it locked away, give nobody
the whole of it, and destroy it when it has done its work. The periods of the privacy
policy go on counting for whoever holds it: they are in the file of obligations.

index.csv       every file here: what it holds and how many rows
rows/*.jsonl    one JSON object a line, one file for each kind of row. "opened" holds
                the words that were sealed. Links between rows are numbers: "case_id": 4
                is the row of people.Case.jsonl whose "id" is 4.
files/          the stored files, by key; files.csv says which case and kind they are
                of. Their names tell nothing.

Passwords, second steps, signing keys and sealing keys are not here. What was destroyed
is not here either; the certificates of disposal say what it was and when it went.
"""


class CannotExportError(Exception):
    """Nothing complete was written. The message is a sentence."""


@dataclass
class Left:
    """What an export wrote. `shut`: rows and files whose key has been destroyed."""

    rows: int = 0
    kinds: int = 0
    files: int = 0
    shut: int = 0


def leave(folder: Path, *, now: datetime) -> Left:
    """Write everything into a new folder. Raises CannotExportError."""
    if quarantine.is_on():
        raise CannotExportError("A restore is not finished. Finish it first.")
    if folder.exists() and any(folder.iterdir()):
        raise CannotExportError(f"{folder} is not empty. Name a new folder.")
    trail.record("export.begun", about="recovery:export", by=None)
    done = Left()
    try:
        (folder / "rows").mkdir(parents=True, mode=0o700)
        (folder / "files").mkdir(mode=0o700)
        with transaction.atomic():
            _write_rows(folder, done)
            _write_files(folder, done)
        (folder / "README.txt").write_text(README.format(at=now.isoformat()))
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise CannotExportError(f"The export stopped: {why}.") from error
    trail.record(
        "export.done",
        about="recovery:export",
        by=None,
        detail={"rows": done.rows, "files": done.files, "destroyed": done.shut},
    )
    return done


def _write_rows(folder: Path, done: Left) -> None:
    with _Table(folder / "index.csv", ["file", "holds", "rows"]) as write:
        for model in _kinds():
            name = f"{model._meta.label}.jsonl"
            count = 0
            with (folder / "rows" / name).open("w", encoding="utf-8") as file:
                for told in _rows(model, done):
                    file.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")
                    count += 1
            done.rows, done.kinds = done.rows + count, done.kinds + 1
            write([f"rows/{name}", str(model._meta.verbose_name_plural), count])


def _kinds() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in NOT_WRITTEN
        and model._meta.db_table not in PASSING
        and model._meta.managed
    ]


def _rows(model: type[models.Model], done: Left) -> Iterator[dict[str, Any]]:
    found = model._base_manager.order_by("pk")
    if issubclass(model, SealedRecord):
        found = found.select_related("container")
    columns = [
        field
        for field in model._meta.concrete_fields
        if field.attname not in NOT_A_COLUMN
    ]
    for row in found.iterator(chunk_size=AT_ONCE):
        told = {field.attname: _plain(field, row) for field in columns}
        if isinstance(row, SealedRecord):
            told["opened"] = _opened(row, done)
        yield told


def _plain(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = field.value_from_object(row)
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


def _opened(row: SealedRecord, done: Left) -> dict[str, Any] | None:
    try:
        return row.unseal()
    except (ShreddedError, TamperedError):
        done.shut += 1
        return None


def _write_files(folder: Path, done: Left) -> None:
    heads = ["file", "media type", "size", "stored at", "container", "kind"]
    with _Table(folder / "files.csv", heads) as write:
        stored = StoredFile.objects.select_related("container").order_by("pk")
        for each in stored.iterator(chunk_size=AT_ONCE):
            name = f"files/{each.key}{ENDINGS.get(each.media_type, '.bin')}"
            try:
                (folder / name).write_bytes(store.read(each))
            except (ShreddedError, TamperedError, store.MissingFileError):
                done.shut += 1
                continue
            done.files += 1
            of: Container = each.container
            write([name, each.media_type, each.size, each.stored_at, of.pk, of.kind])


class _Table:
    """A CSV file with a head; gives a function that writes one line."""

    def __init__(self, path: Path, heads: list[str]) -> None:
        self._path, self._heads = path, heads

    def __enter__(self) -> Any:
        self._file = self._path.open("w", newline="", encoding="utf-8")
        write = csv.writer(self._file).writerow
        write(self._heads)
        return write

    def __exit__(self, *_: object) -> None:
        self._file.close()
