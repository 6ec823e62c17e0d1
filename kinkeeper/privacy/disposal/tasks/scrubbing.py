"""After a run: take what was deleted out of the database's own files as well."""

from datetime import datetime

from django.apps import apps
from django.db import connection

from kinkeeper.privacy.disposal.commands.note_cleaning import note_cleaning


def scrub(now: datetime) -> None:
    """
    Empty SQLite's log, or vacuum PostgreSQL's tables. Outside every transaction.

    Writes on the certificates that wait for it when it was done.

    Deleted pages are already overwritten on SQLite (secure_delete); the write-ahead log
    still holds older copies of them until it is emptied.
    """
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif connection.vendor == "postgresql":
            for table in _tables():
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
    note_cleaning(now=now)


def _tables() -> list[str]:
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("kinkeeper.")
    )
