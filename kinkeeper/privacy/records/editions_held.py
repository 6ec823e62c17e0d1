"""Under which editions is anything held, and by which tables is it judged today?"""

from collections.abc import Mapping

from django.db import connection

from kinkeeper.policy import library
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Row, Schedule


def versions_held() -> tuple[str, ...]:
    """Return the versions to which something is pinned. One step in the index each."""
    with connection.cursor() as cursor:
        cursor.execute(_STEP_BY_STEP)
        return tuple(version for (version,) in cursor.fetchall())


_TABLE = Obligation._meta.db_table
_STEP_BY_STEP = f"""
    WITH RECURSIVE held (version) AS (
        SELECT MIN(policy_version) FROM {_TABLE}
        UNION ALL
        SELECT (SELECT MIN(policy_version) FROM {_TABLE} WHERE policy_version > version)
        FROM held WHERE version IS NOT NULL)
    SELECT version FROM held WHERE version IS NOT NULL"""  # noqa: S608


def tables_held() -> Mapping[str, Schedule]:
    """
    Return the table of each edition to which something is pinned.

    A version that was never published has none: nothing of it can end, and the work
    list asks a person to look.
    """
    tables = {}
    for version in versions_held():
        try:
            tables[version] = library.schedule_for(version)
        except KeyError:
            continue
    return tables


def rows_of(schedule: Schedule) -> tuple[Row, ...]:
    """Return every row of a table, the additional kinds too."""
    return (*schedule.rows, *schedule.additional)
