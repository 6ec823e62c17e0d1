"""
The bytes of rows, written by the database itself, one statement for all rows.

SQLite gives all columns but the sealed ones as a JSON list, then the sealed columns,
each preceded by its length in that list. PostgreSQL gives each row as its binary COPY
writes it, the primary key first: that is several times faster there than any function
that makes bytes of a row, and than its own SHA-256.
"""

from collections.abc import Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connections
from django.db.models import (
    BinaryField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    QuerySet,
    UUIDField,
)
from django.db.models.sql import DeleteQuery

M = TypeVar("M", bound=Model)
# Before the first row: signature, flags, length of the extension. After the last one:
# a row of "minus one" columns.
_HEADER, _END = 19, b"\xff\xff"
# Before the first column: how many columns, and how long this one is.
_BEFORE = 6
AT_ONCE = 1000


def copies(rows: QuerySet[M]) -> Iterator[tuple[Any, bytes]]:
    """
    Yield the primary key and the bytes of each row, in the order of the keys.

    Read to the end before you change a row: they come some at a time.
    """
    database = connections[rows.db]
    try:
        which, values = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return
    table = database.ops.quote_name(rows.model._meta.db_table)
    shown = _written(rows.model, rows.db)
    key = shown[-1] if database.vendor != "postgresql" else shown[0]
    words = f"SELECT {', '.join(shown)} FROM {table} WHERE {key} IN ({which})"  # noqa: S608
    words += f" ORDER BY {key}"
    if database.vendor == "postgresql":
        to_key = _reader(rows.model)
        for raw, copy in _copied(rows.db, words, values):
            yield to_key(raw), copy
        return
    join = b"".join
    is_number = isinstance(_key(rows.model), IntegerField)
    to_python: Any = int if is_number else rows.model._meta.pk.to_python
    with database.cursor() as cursor:
        cursor.execute(words, values)
        while some := cursor.fetchmany(AT_ONCE):
            yield from [(to_python(row[-1]), join(row[:-1])) for row in some]


def taken(rows: QuerySet[M]) -> Iterator[tuple[bytes, bytes]]:
    """
    Delete rows on PostgreSQL; yield raw key and bytes of each, in no order.

    Danger: cannot be undone. The statement runs when the first row is asked for.
    """
    try:
        query = rows.order_by().query.chain(klass=DeleteQuery)
        statement, values = query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return
    shown = ", ".join(_written(rows.model, rows.db))
    yield from _copied(rows.db, f"{statement} RETURNING {shown}", values)


def _copied(using: str, words: str, values: Any) -> Iterator[tuple[bytes, bytes]]:
    """Yield first column and bytes of each row that a statement of PostgreSQL gives."""
    database, came = connections[using], 0
    with database.wrap_database_errors, database.cursor() as cursor:
        asked = cursor.mogrify(words, values)
        with cursor.copy(f"COPY ({asked}) TO STDOUT (FORMAT BINARY)") as stream:
            # The server sends one message for each row; the first has the header too.
            row = bytes(stream.read()[_HEADER:])
            following = _following(database, stream)
            while row and row != _END:
                came += 1
                until = _BEFORE + int.from_bytes(row[2:_BEFORE], "big")
                yield row[_BEFORE:until], row
                row = next(following)
            # The end is read by the driver, which looks whether all went well.
            stream.read()
        if came != cursor.rowcount:
            raise DatabaseError("Not every row came one by one.")


def _following(database: Any, stream: Any) -> Iterator[bytes]:
    """
    Yield the messages of a COPY from where libpq keeps them, which takes half the time.

    The driver is asked only when there is none yet: it knows how to wait.
    """
    connection = stream.connection.pgconn
    next_message = connection.get_copy_data
    while True:
        size, message = next_message(1)
        if size < 0:
            # No message, no last row either: the server gave up.
            failed = connection.get_result()
            while connection.get_result():
                pass
            raise database.Database.errors.error_from_result(failed)
        yield bytes(message if size else stream.read())


def _reader(model: type[Model]) -> Any:
    """Return how to read a primary key from PostgreSQL's bytes."""
    field = _key(model)
    if isinstance(field, IntegerField):
        return lambda raw: int.from_bytes(raw, "big", signed=True)
    if isinstance(field, UUIDField):
        return lambda raw: UUID(bytes=raw)
    return lambda raw: raw.decode()


def _key(model: type[Model]) -> "Field[Any, Any]":
    """Return the field that says how a primary key is kept."""
    field: Field[Any, Any] = model._meta.pk
    while isinstance(field, ForeignKey):
        field = field.target_field
    return field


def _written(model: type[Model], using: str) -> list[str]:
    """Return what a statement asks for: on SQLite bytes, and the key behind them."""
    database = connections[using]
    quoted = database.ops.quote_name
    key = model._meta.pk
    if database.vendor == "postgresql":
        rest = [field for field in model._meta.concrete_fields if field is not key]
        return [quoted(str(field.column)) for field in (key, *rest)]
    open_, sealed = [], []
    for field in model._meta.concrete_fields:
        name = quoted(str(field.column))
        if isinstance(field, BinaryField):
            sealed.append(f"coalesce({name}, x'')")
            open_.append(f"length({name})")
        else:
            open_.append(name)
    listed = f"CAST(json_array({', '.join(open_)}) AS BLOB)"
    return [listed, *sealed, quoted(str(key.column))]
