"""Promises that cannot be right, whatever the facts: one statement over the table.

A row of the table that no edition on the shelf has, a clock that runs under a row
without an end, a file that is gone and still has a promise, a case without one.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from kinkeeper.people.models import Case
from kinkeeper.privacy.records.editions_held import rows_of, tables_held
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Record

State = Obligation.State
SAID = {
    1: "It stands under a row that its edition does not have.",
    2: "Its clock runs, but its row has no end.",
    3: "The file is gone, and something still says how long it is kept.",
    4: "Nothing says how long this file is kept.",
}


class Misfit(NamedTuple):
    record: str
    kind: str
    reference: str
    what: str
    case_id: int | None


def misfits(most: int = 200) -> Iterator[Misfit]:
    """Yield what cannot be right, `most` at the most."""
    lines = [
        (version, row.id, row.period(table.settings) is not None)
        for version, table in tables_held().items()
        for row in rows_of(table)
    ]
    if lines:
        values = [word for line in lines for word in line]
        with connection.cursor() as cursor:
            cursor.execute(_words(len(lines)), (*values, most))
            found = cursor.fetchall()
        for record, kind, reference, case_id, what in found:
            yield Misfit(record, kind, reference, SAID[what], case_id)
    yield from _cases_without(most)


def _cases_without(most: int) -> Iterator[Misfit]:
    filed = Obligation.objects.filter(kind=Record.CASE_FILE).values("case")
    cases = Case.objects.filter(file_destroyed_on=None).exclude(pk__in=filed)
    for case in cases.order_by("pk")[:most]:
        name = f"{Case._meta.label}:{case.key}"
        yield Misfit(name, Record.CASE_FILE, case.reference, SAID[4], case.pk)


@lru_cache(maxsize=64)
def _words(lines: int) -> str:
    """Write the statement; its words depend on the number of rows alone."""
    known = " UNION ALL ".join(["SELECT %s AS version, %s AS line, %s AS ends"] * lines)
    return f"""
        WITH known AS ({known}), judged AS (
            SELECT o.record, o.kind, o.reference, o.case_id, CASE
                WHEN o.state = '{State.NO_RULE}' THEN 0
                WHEN known.version IS NULL THEN 1
                WHEN o.state = '{State.COUNTING}' AND NOT known.ends THEN 2
                WHEN o.kind = '{Record.CASE_FILE}'
                     AND family.file_destroyed_on IS NOT NULL THEN 3
                ELSE 0 END AS what
            FROM {Obligation._meta.db_table} o
            LEFT JOIN known
                ON known.version = o.policy_version AND known.line = o."row"
            LEFT JOIN {Case._meta.db_table} family ON family.id = o.case_id)
        SELECT record, kind, reference, case_id, what FROM judged
        WHERE what > 0 LIMIT %s"""  # noqa: S608
