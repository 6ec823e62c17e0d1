"""
The encrypted file store.

A file is sealed with its container's key before it touches the disk. The bytes are
written before the row, and taken away after the row, so a power cut can leave a file
that nobody knows (the sweep removes it) but never a row without its file.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault import sealing
from kinkeeper.foundation.vault.models import Container

AT_ONCE = 1000


class MissingFileError(Exception):
    """The file of a row is not on the disk."""


def put(
    container: Container, content: bytes, *, media_type: str, now: datetime
) -> StoredFile:
    """Seal and store bytes. Call it inside the command's transaction."""
    stored = StoredFile(
        container=container,
        media_type=media_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        stored_at=now,
    )
    path = path_of(stored.key)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(sealing.seal(container.data_key(), content, f"file:{stored.key}"))
        file.flush()
        os.fsync(file.fileno())
    stored.save()
    return stored


def read(stored: StoredFile) -> bytes:
    """Return a file's bytes. Raises MissingFileError, ShreddedError, TamperedError."""
    try:
        sealed = path_of(stored.key).read_bytes()
    except FileNotFoundError:
        raise MissingFileError(str(stored.key)) from None
    return sealing.unseal(stored.container.data_key(), sealed, f"file:{stored.key}")


def erase(stored: StoredFile) -> None:
    """Delete a file's row now and its bytes as soon as that is committed."""
    key = stored.key
    stored.delete()
    transaction.on_commit(partial(remove_bytes, key))


def erase_all(files: Sequence[StoredFile]) -> None:
    """The same for many files: few statements, and one tidying after the commit."""
    keys = [stored.key for stored in files]
    for start in range(0, len(keys), AT_ONCE):
        StoredFile.objects.filter(key__in=keys[start : start + AT_ONCE]).delete()

    def tidy() -> None:
        for key in keys:
            remove_bytes(key)

    transaction.on_commit(tidy)


def remove_bytes(key: UUID) -> None:
    path_of(key).unlink(missing_ok=True)


def orphans(older_than: datetime) -> list[UUID]:
    """Return the keys of files on disk that no row knows, older than a moment."""
    root = Path(settings.FILES_DIR)
    found = [
        UUID(path.name)
        for path in root.glob("??/*")
        if path.stat().st_mtime < older_than.timestamp()
    ]
    known = set(StoredFile.objects.filter(key__in=found).values_list("key", flat=True))
    return [key for key in found if key not in known]


def path_of(key: UUID) -> Path:
    return Path(settings.FILES_DIR) / key.hex[:2] / str(key)
