"""The check of the whole table against its editions, over a million obligations.

Ours is the first pass of the nightly cross-check: each promise against the rows of its
edition and against its case. Its limit is one plain join over the same rows.
"""

import os
from collections.abc import Iterator
from math import log10

from django.db import connection

from bench.obligations_held import fill, timer
from bench.pairs import Row, compare

LARGE = int(os.environ.get("BENCH_OBLIGATIONS", "1000000"))
SMALL = LARGE // 10

JOIN = """
    SELECT o.id, o.record FROM records_obligation o
    LEFT JOIN people_case c ON c.id = o.case_id
    WHERE o.state = 'COUNTING' AND o.trigger_on IS NULL
       OR o.kind = 'case_file' AND c.file_destroyed_on IS NOT NULL
       OR o.trigger_on < c.closed_on
"""


def run() -> Iterator[Row]:
    times = {}
    for held in (LARGE, SMALL):
        fill(held)
        name, note = f"sweep-full, {held:,} held", connection.vendor
        row = compare(name, _ours, _join, goal="<= 2", note=note, timer=timer())
        times[held] = row.ours
        yield row
    fill(0)
    exponent = log10(times[LARGE] / times[SMALL])
    yield Row(
        "sweep-full growth",
        times[LARGE],
        times[SMALL],
        times[LARGE] / times[SMALL],
        "exponent <= 1.05",
        f"exponent {exponent:.2f}",
    )


def _ours() -> int:
    from kinkeeper.privacy.records.queries.misfits import misfits_of_promises

    return len(list(misfits_of_promises(200)))


def _join() -> int:
    with connection.cursor() as cursor:
        cursor.execute(JOIN)
        return len(cursor.fetchall())
