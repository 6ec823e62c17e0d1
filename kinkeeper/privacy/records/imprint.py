"""
What a row looked like, as bytes: the digest of it proves later that it was destroyed.

The database writes the bytes itself, for all rows in one statement. They begin with
the name of the table; then come all columns but the sealed ones as a JSON list; then
the sealed columns, each preceded by its length in that list. A sealed file is known by
the digest of its content alone, so whoever holds a copy of the file can compare.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BinaryField, Model, QuerySet
from django.db.models.sql import DeleteQuery

M = TypeVar("M", bound=Model)
DIGEST = 32


def copies_of(rows: QuerySet[M]) -> list[bytes]:
    """Return the bytes of each row, as `digests_of` takes them in."""
    head = _head(rows.model)
    return [
        head + b"".join(bytes(part) for part in parts)
        for parts in _asked(rows, _plain(rows.model, rows.db))
    ]


def digests_of(rows: QuerySet[M]) -> list[bytes]:
    """Return a digest of each row. One statement; changes nothing."""
    return _digested(rows, _asked(rows, _shown(rows)))


def digests_by_key(rows: QuerySet[M]) -> dict[Any, bytes]:
    """Return a digest of each row by its primary key, in the order of the keys."""
    asked = _asked(rows, [*_shown(rows), _key(rows)])
    to_python = rows.model._meta.pk.to_python
    keys = [to_python(parts[-1]) for parts in asked]
    digests = _digested(rows, [parts[:-1] for parts in asked])
    return dict(zip(keys, digests, strict=True))


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
    try:
        query = rows.order_by().query.chain(klass=DeleteQuery)
        statement, values = query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return []
    told = (
        f"WITH gone AS ({statement} RETURNING {_key(rows)} AS number,"  # noqa: S608
        f" {_shown(rows)[0]} AS digest)"
        " SELECT string_agg(digest, ''::bytea ORDER BY number) FROM gone"
    )
    packed = bytes(_fetched(rows.db, told, values)[0][0] or b"")
    return [packed[at : at + DIGEST] for at in range(0, len(packed), DIGEST)]


def digest_of_copy(copy: bytes) -> bytes:
    """Return the digest of a row from a copy of its bytes (see `copies_of`)."""
    return sha256(copy).digest()


def digest_of_file(content_sha256: str) -> bytes:
    """Return the digest of a sealed file from the SHA-256 of what it says, in hex."""
    return sha256(b"file\n" + bytes.fromhex(content_sha256)).digest()


def _head(model: type[Model]) -> bytes:
    return f"{model._meta.label}\n".encode()


def _digested(rows: QuerySet[M], asked: Sequence[tuple[Any, ...]]) -> list[bytes]:
    """Return the digest of each row that was asked for. PostgreSQL made it itself."""
    if connections[rows.db].vendor == "postgresql":
        return [bytes(digest) for (digest,) in asked]
    head, join = _head(rows.model), b"".join
    return [sha256(head + join(parts)).digest() for parts in asked]


def _shown(rows: QuerySet[M]) -> list[str]:
    """Return what the statement asks for: PostgreSQL makes the digest itself."""
    plain = _plain(rows.model, rows.db)
    if connections[rows.db].vendor != "postgresql":
        return plain
    head = "'" + rows.model._meta.label + "' || E'\\n'"
    return [f"sha256(convert_to({head}, 'UTF8') || {' || '.join(plain)})"]


def _plain(model: type[Model], using: str) -> list[str]:
    """Return the columns of a row as SQL that gives bytes."""
    database = connections[using]
    open_, sealed = [], []
    for field in model._meta.concrete_fields:
        name = database.ops.quote_name(str(field.column))
        if isinstance(field, BinaryField):
            sealed.append(f"coalesce({name}, {_empty(database.vendor)})")
            open_.append(f"length({name})")
        else:
            open_.append(name)
    listed = ", ".join(open_)
    if database.vendor == "postgresql":
        return [f"convert_to(json_build_array({listed})::text, 'UTF8')", *sealed]
    return [f"CAST(json_array({listed}) AS BLOB)", *sealed]


def _key(rows: QuerySet[M]) -> str:
    return connections[rows.db].ops.quote_name(str(rows.model._meta.pk.column))


def _empty(vendor: str) -> str:
    return "''::bytea" if vendor == "postgresql" else "x''"


def _asked(rows: QuerySet[M], columns: list[str]) -> list[tuple[Any, ...]]:
    """Ask for columns of the very rows that a query set stands for."""
    model, database = rows.model, connections[rows.db]
    table = database.ops.quote_name(model._meta.db_table)
    key = _key(rows)
    try:
        which, values = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    words = f"SELECT {', '.join(columns)} FROM {table} WHERE {key} IN ({which})"  # noqa: S608
    words += f" ORDER BY {key}"
    return _fetched(rows.db, words, values)


def _fetched(using: str, words: str, values: Any) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(words, values)
        return list(cursor.fetchall())
