"""One night's proposals over a million obligations.

Ours is the question that the nightly sweep asks of the table, as the product builds and
asks it, with the holds looked at. Its limit is the same indexed range query in plain
SQL with the dates written in; a second line sets it against the bare range of the index
alone, without reviews, second reasons and holds. The last line shows the growth when
ten times as much is held and as much is due.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from math import log10
from typing import Any

from django.db import connection

from bench.obligations_held import DUE, TODAY, VERSION, fill, timer
from bench.pairs import Row, compare

LARGE = int(os.environ.get("BENCH_OBLIGATIONS", "1000000"))
SMALL = LARGE // 10


def run() -> Iterator[Row]:
    times = {}
    for held in (SMALL, LARGE):
        fill(held)
        same, bare = _same_sql(), _bare_sql()
        found = {_ours(), same(), bare()}
        assert found == {DUE}, found
        name = f"sweep-day, {held:,} held"
        note = f"{DUE} due, {connection.vendor}"
        against_same = compare(
            name, _ours, same, goal="<= 1.5", note=note, pairs=21, timer=timer()
        )
        times[held] = against_same.ours
        yield against_same
        yield compare(
            f"{name}, bare range", _ours, bare, goal="for information", timer=timer()
        )
    exponent = log10(times[LARGE] / times[SMALL])
    yield Row(
        "sweep-day growth",
        times[LARGE],
        times[SMALL],
        times[LARGE] / times[SMALL],
        "exponent <= 0.1",
        f"exponent {exponent:.2f}",
    )


def _ours() -> int:
    from kinkeeper.privacy.disposal.queries.due import due, held

    found = due(TODAY)
    return len(found) - len(held(found, TODAY))


def _ranges() -> list[tuple[str, date]]:
    from kinkeeper.policy import library
    from kinkeeper.privacy.disposal.queries.due import ends_here
    from kinkeeper.privacy.records.editions_held import rows_of

    table = library.schedule_for(VERSION)
    found = []
    for row in rows_of(table):
        cutoff = row.cutoff(TODAY, table.settings)
        if cutoff is not None and ends_here(row):
            found.append((row.id, cutoff))
    return found


def _same_sql() -> Callable[[], int]:
    """Return the whole question as one statement that a careful hand would write."""
    ranges = " UNION ALL ".join(
        [
            'SELECT id, record, case_id, reference, kind, title, rule, "row",'
            " trigger_on, facts_sha256, policy_version FROM records_obligation"
            ' WHERE policy_version = %s AND "row" = %s AND trigger_on <= %s'
            " AND state = 'COUNTING'"
        ]
        * len(_ranges())
    )
    words = (
        f"SELECT o.* FROM ({ranges}) o"
        " WHERE NOT EXISTS (SELECT 1 FROM disposal_item i WHERE i.record = o.record"
        " AND i.state IN ('PROPOSED', 'APPROVED'))"
        " AND NOT EXISTS (SELECT 1 FROM people_case c WHERE c.id = o.case_id"
        " AND c.our_role = 'processor')"
        " AND NOT EXISTS (SELECT 1 FROM records_obligation x"
        " WHERE x.record = o.record AND x.id <> o.id)"
    )
    values = [v for row, until in _ranges() for v in (VERSION, row, until)]
    return _asks([(words, tuple(values))])


def _bare_sql() -> Callable[[], int]:
    words = (
        'SELECT id, record, case_id, reference, kind, title, rule, "row", trigger_on,'
        " facts_sha256, policy_version FROM records_obligation"
        ' WHERE policy_version = %s AND "row" = %s AND trigger_on <= %s'
        " AND state = 'COUNTING'"
    )
    return _asks([(words, (VERSION, row, until)) for row, until in _ranges()])


def _asks(statements: list[tuple[str, tuple[Any, ...]]]) -> Callable[[], int]:
    def ask() -> int:
        found = 0
        with connection.cursor() as cursor:
            for words, values in statements:
                cursor.execute(words, values)
                found += len(cursor.fetchall())
        return found

    return ask
