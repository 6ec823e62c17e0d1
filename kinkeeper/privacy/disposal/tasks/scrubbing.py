"""
After a run: take what was deleted out of the database's own files as well.

Deleted pages are already overwritten on SQLite (secure_delete); the write-ahead log
still holds older copies of them until it is emptied. PostgreSQL leaves a deleted row
where it lay, and a plain VACUUM only frees the room, so tables and indexes are written
anew. What its server logged of the changes goes by the server's own settings: see
"PostgreSQL" in `docs/recovery.md`.
"""

import logging
from datetime import datetime

from django.db import OperationalError, connection

from kinkeeper.privacy.disposal.commands.note_cleaning import note_cleaning
from kinkeeper.privacy.disposal.queries import cleaning

log = logging.getLogger(__name__)
# Somebody may be reading; the night comes again.
PATIENCE = "10s"


def scrub(now: datetime) -> bool:
    """
    Empty SQLite's log, or write PostgreSQL's tables anew. Outside every transaction.

    Writes on the certificates that wait for it when it was done. Returns False, and
    leaves them waiting for the next night, when somebody used the database meanwhile.
    """
    if connection.in_atomic_block:
        return False
    try:
        done = _empty_log() if connection.vendor == "sqlite" else _write_anew()
    except OperationalError:
        log.exception("The database's files could not be cleaned tonight")
        return False
    if done:
        note_cleaning(now=now)
    return done


def _empty_log() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _, _ = cursor.fetchone()
    return not busy


def _write_anew() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}'")
        try:
            for table in cleaning.tables_to_clean():
                cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
        finally:
            cursor.execute("RESET lock_timeout")
    return True
