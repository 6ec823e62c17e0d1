"""
What a row looked like, as bytes: the digest of it proves later that it was destroyed.

The bytes begin with the name of the table; the rest is written by the database (see
`row_copies`). A sealed file is known by the digest of its content alone, so whoever
holds a copy of the file can compare.
"""

from hashlib import sha256
from typing import Any, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

from kinkeeper.privacy.records import row_copies

M = TypeVar("M", bound=Model)
DIGEST = 32


def copies_of(rows: QuerySet[M]) -> list[bytes]:
    """Return the bytes of each row, as `digests_of` takes them in."""
    head = _head(rows.model)
    return [head + copy for _, copy in row_copies.copies(rows)]


def digests_of(rows: QuerySet[M]) -> list[bytes]:
    """Return a digest of each row. One statement; changes nothing."""
    return list(digests_by_key(rows).values())


def digests_by_key(rows: QuerySet[M]) -> dict[Any, bytes]:
    """Return a digest of each row by its primary key, in the order of the keys."""
    head = _head(rows.model)
    copies = row_copies.copies(rows)
    return {pk: sha256(head + copy).digest() for pk, copy in copies}


def taken_away(rows: QuerySet[M]) -> list[bytes]:
    """
    Delete rows on which no others hang, and return a digest of each as it was.

    Danger: cannot be undone. PostgreSQL deletes and tells in one statement. SQLite lets
    nobody write between two statements of a transaction, and two are faster there.
    """
    if connections[rows.db].vendor != "postgresql":
        digests = digests_of(rows)
        rows.order_by()._raw_delete(rows.db)
        return digests
    head = _head(rows.model)
    gone = [(key, sha256(head + copy).digest()) for key, copy in row_copies.taken(rows)]
    # Bytes of whole numbers sort as the numbers do; mostly they are in order already.
    gone.sort()
    return [digest for _, digest in gone]


def digest_of_copy(copy: bytes) -> bytes:
    """Return the digest of a row from a copy of its bytes (see `copies_of`)."""
    return sha256(copy).digest()


def digest_of_file(content_sha256: str) -> bytes:
    """Return the digest of a sealed file from the SHA-256 of what it says, in hex."""
    return sha256(b"file\n" + bytes.fromhex(content_sha256)).digest()


def _head(model: type[Model]) -> bytes:
    return f"{model._meta.label}\n".encode()
