"""PostgreSQL: one transaction that sees one moment, and COPY. No other program."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from kinkeeper.foundation.recovery.snapshots.tables import PASSING

SEQUENCES = "sequences.json"
COLUMNS = "columns.json"
PIECE = 1 << 20

_COLUMNS = """
    SELECT c.table_name, c.column_name
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND c.is_generated = 'NEVER'
    ORDER BY c.table_name, c.ordinal_position
"""
_SEQUENCES = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL
"""


def take(folder: Path) -> dict[str, int]:
    """Write every table of this schema into a folder. Returns the rows of each."""
    with _beside() as link:
        link.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        link.read_only = True
        columns = _columns(link)
        counts = {
            table: _copy_out(link, table, names, folder / f"{table}.copy")
            for table, names in columns.items()
        }
        sequences = dict(link.execute(_SEQUENCES).fetchall())
    (folder / COLUMNS).write_text(json.dumps(columns))
    (folder / SEQUENCES).write_text(json.dumps(sequences))
    return counts


def is_empty() -> bool:
    return not connection.introspection.table_names()


def move_aside(stamp: str) -> None:
    """Rename this schema; the name of the old one says when."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = cursor.fetchone()[0]
        aside = f"aside_{stamp}"
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [aside])
        if cursor.fetchone() is not None:
            return
        named = connection.ops.quote_name(schema)
        cursor.execute(
            f"ALTER SCHEMA {named} RENAME TO {connection.ops.quote_name(aside)};"
            f" CREATE SCHEMA {named}"
        )


def put_back(folder: Path, migrations: dict[str, str]) -> None:
    """Make the tables as they were, fill them in one transaction, bring them on."""
    if (folder / COLUMNS).exists():
        _empty_schema()
        for app, name in migrations.items():
            call_command("migrate", app, name, verbosity=0, interactive=False)
        connection.close()
        with _beside() as link:
            _fill(link, folder)
        connection.close()
    call_command("migrate", verbosity=0, interactive=False)


def _empty_schema() -> None:
    """What stands here is half of an earlier try: the real one was moved aside."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        named = connection.ops.quote_name(cursor.fetchone()[0])
        cursor.execute(f"DROP SCHEMA {named} CASCADE; CREATE SCHEMA {named}")


def _fill(link: "psycopg.Connection[Any]", folder: Path) -> None:
    columns: dict[str, list[str]] = json.loads((folder / COLUMNS).read_text())
    present = [sql.Identifier(table) for table in _columns(link)]
    for each in present:
        link.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(each))
    link.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(present)))
    for table, names in columns.items():
        _copy_in(link, table, names, folder / f"{table}.copy")
    for name, value in json.loads((folder / SEQUENCES).read_text()).items():
        link.execute("SELECT setval(quote_ident(%s)::regclass, %s)", [name, value])
    # Foreign keys are checked when all is there; then the triggers watch again.
    link.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for each in present:
        link.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(each))


@contextmanager
def _beside() -> "Iterator[psycopg.Connection[Any]]":
    """Give a connection of its own with one transaction, whatever Django is doing."""
    details = connection.get_connection_params()
    kept = {"dbname", "user", "password", "host", "port", "options", "sslmode"}
    chosen = {name: value for name, value in details.items() if name in kept}
    with psycopg.connect(**chosen) as link:
        yield link


def _columns(link: "psycopg.Connection[Any]") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, name in link.execute(_COLUMNS).fetchall():
        if table not in PASSING:
            found.setdefault(table, []).append(name)
    return found


def _copy_out(
    link: "psycopg.Connection[Any]", table: str, names: list[str], path: Path
) -> int:
    listed = sql.SQL(", ").join(map(sql.Identifier, names))
    words = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(table), listed)
    with link.cursor() as cursor, path.open("wb") as file:
        with cursor.copy(words) as copy:
            for piece in copy:
                file.write(piece)
        return max(cursor.rowcount, 0)


def _copy_in(
    link: "psycopg.Connection[Any]", table: str, names: list[str], path: Path
) -> None:
    listed = sql.SQL(", ").join(map(sql.Identifier, names))
    words = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), listed)
    with link.cursor() as cursor, path.open("rb") as file, cursor.copy(words) as copy:
        while piece := file.read(PIECE):
            copy.write(piece)
