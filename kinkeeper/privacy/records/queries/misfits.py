"""Promises that cannot be right, whatever else is on file: asked of the whole table.

Each about all records at once, by one join or by a few steps in an index: a row that
no edition has, a clock under a row without an end, a file that is gone, a clock that
runs while the case is open or stands though it is closed, a clock that started before
the closing, a row for cases without a court though a court is on file.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from kinkeeper.people.models import CafcassEntry, Case, CourtOrder
from kinkeeper.privacy.records.editions_held import rows_of, tables_held, versions_held
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import CaseAnchor, Record

State = Obligation.State
NO_SUCH_ROW = "It stands under a row that its edition does not have."
NO_END = "Its clock runs, but its row has no end."
COURT = "A court or Cafcass is on file, and it stands under a row for others."
NOTHING = "Nothing says how long this file is kept."
SAID = {
    1: "The file is gone, and something still says how long it is kept.",
    2: "Its clock runs, and the case is open.",
    3: "The case is closed, and its clock has not started.",
    4: "Its clock started before the case was closed.",
}


class Misfit(NamedTuple):
    record: str
    kind: str
    reference: str
    what: str
    case_id: int | None


def misfits(most: int = 200) -> Iterator[Misfit]:
    """Yield what cannot be right, `most` of each sort at the most."""
    yield from misfits_of_promises(most)
    yield from _files_without(most)


def misfits_of_promises(most: int) -> Iterator[Misfit]:
    """Yield the promises that cannot be right."""
    yield from _under_wrong_rows(most)
    yield from _against_their_case(most)
    yield from _against_the_court(most)


def _under_wrong_rows(most: int) -> Iterator[Misfit]:
    tables = tables_held()
    for version in versions_held():
        table = tables.get(version)
        rows = {row.id: row for row in rows_of(table)} if table else {}
        mine = Obligation.objects.filter(policy_version=version)
        for row_id in _rows_under(version):
            under = mine.filter(row=row_id).exclude(state=State.NO_RULE)
            if row_id not in rows:
                yield from _said(under, NO_SUCH_ROW, most)
            elif rows[row_id].keep is None:
                running = under.filter(trigger_on__isnull=False, state=State.COUNTING)
                yield from _said(running, NO_END, most)


def _against_their_case(most: int) -> Iterator[Misfit]:
    """Compare every case file's promise with the row of its case. One join."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPARE, (_counts_from_the_closing(), most))
        found = cursor.fetchall()
    for record, kind, reference, case_id, what in found:
        yield Misfit(record, kind, reference, SAID[what], case_id)


def _against_the_court(most: int) -> Iterator[Misfit]:
    """Begin with the few cases that have a court or Cafcass on file (C-3)."""
    for version, table in tables_held().items():
        others = [
            row.id
            for row in table.rows
            if row.when.get("involvement", ("court_or_cafcass",))
            != ("court_or_cafcass",)
        ]
        files = Obligation.objects.filter(policy_version=version, row__in=others)
        ordered = files.filter(case__in=CourtOrder.objects.values("case"))
        yield from _said(ordered, COURT, most)
        entered = files.filter(case__in=CafcassEntry.objects.values("case"))
        yield from _said(entered, COURT, most)


def _files_without(most: int) -> Iterator[Misfit]:
    filed = Obligation.objects.filter(kind=Record.CASE_FILE, case__isnull=False)
    cases = Case.objects.filter(file_destroyed_on=None)
    for case in cases.exclude(pk__in=filed.values("case")).order_by("pk")[:most]:
        name = f"{Case._meta.label}:{case.key}"
        yield Misfit(name, Record.CASE_FILE, case.reference, NOTHING, case.pk)


def _said(found: QuerySet[Obligation], what: str, most: int) -> Iterator[Misfit]:
    for row in found[:most]:
        yield Misfit(row.record, row.kind, row.reference, what, row.case_id)


def _counts_from_the_closing() -> bool:
    """Say whether no edition that is held counts from before the closing (A1)."""
    return all(
        table.settings.case_anchor is CaseAnchor.CLOSURE_OR_LAST_ACTIVITY
        for table in tables_held().values()
    )


def _rows_under(version: str) -> list[str]:
    """Return the rows under which something of an edition stands. A step each."""
    with connection.cursor() as cursor:
        cursor.execute(_STEP_BY_STEP, (version, version))
        return [row for (row,) in cursor.fetchall()]


_TABLE = Obligation._meta.db_table
_STEP_BY_STEP = f"""
    WITH RECURSIVE held (line) AS (
        SELECT MIN("row") FROM {_TABLE} WHERE policy_version = %s
        UNION ALL
        SELECT (SELECT MIN("row") FROM {_TABLE}
                WHERE policy_version = %s AND "row" > line)
        FROM held WHERE line IS NOT NULL)
    SELECT line FROM held WHERE line IS NOT NULL"""  # noqa: S608
_COMPARE = f"""
    SELECT o.record, o.kind, o.reference, o.case_id, CASE
        WHEN c.file_destroyed_on IS NOT NULL THEN 1
        WHEN o.state = '{State.ACTIVE}' THEN 3
        WHEN c.closed_on IS NULL AND c.declined_on IS NULL THEN 2
        ELSE 4 END
    FROM {_TABLE} o JOIN {Case._meta.db_table} c ON c.id = o.case_id
    WHERE o.kind = '{Record.CASE_FILE}' AND (
        c.file_destroyed_on IS NOT NULL
        OR o.state = '{State.COUNTING}' AND (
            c.closed_on IS NULL AND c.declined_on IS NULL
            OR %s AND o.trigger_on < COALESCE(c.closed_on, c.declined_on))
        OR o.state = '{State.ACTIVE}' AND (
            c.closed_on IS NOT NULL OR c.declined_on IS NOT NULL))
    LIMIT %s"""  # noqa: S608
