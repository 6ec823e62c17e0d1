"""Destroying 100,000 rows of one file, proved, against a plain DELETE of the same rows.

Ours takes the rows away with a digest of each, salts them, builds the tree, signs and
stores the certificate and writes the event. Each run is undone, so that all runs find
the same rows; what a commit costs is the same for both. The time is that of the wall,
because PostgreSQL works in a process of its own.

A plain DELETE reads no row and PostgreSQL only marks it, in a third of a microsecond;
one SHA-256 there takes four times as long. So two more limits stand beside it: the same
DELETE with one bare digest of the sealed words of each row, which no proof can do
without; and the DELETE with what really takes the bytes away afterwards, which a
disposal waits for as well: the write-ahead log emptied on SQLite, the table written
anew on PostgreSQL.

The note gives the ratio of processor time too, that of the server's process included:
it says more on a busy machine.
"""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from os import sysconf
from pathlib import Path
from secrets import token_bytes
from statistics import median
from time import perf_counter, process_time
from typing import TypeAlias

from django.db import connection, transaction

from bench.pairs import Row

MANY, FEW = 100_000, 1_000
PAIRS, FEW_PAIRS = 5, 3
GOAL = "<= 3"
DAY = date(2026, 3, 14)
# Seconds by the wall, and of processors.
Took: TypeAlias = tuple[float, float]


class _UndoneError(Exception):
    """Ends a run so that nothing of it stays."""


def run() -> Iterator[Row]:
    where = connection.vendor
    for number in (FEW, MANY):
        case, item = _filled(number)
        ours, limit = _proved(case, item), _plain(case)
        goal = GOAL if number == MANY else "for information"
        name = f"dispose, {number:,} rows, {where}"
        assert _rows(case).count() == number
        pairs = [(_undone(ours), _undone(limit)) for _ in range(PAIRS)]
        assert _rows(case).count() == number
        yield _row(name, pairs, goal)
        hashed = _hashed(case)
        pairs = [(_undone(ours), _undone(hashed)) for _ in range(PAIRS)]
        yield _row(f"{name}, one digest of each counted", pairs, goal)
    pairs = list(_for_good(case, item))
    yield _row(f"{name}, cleaning counted", pairs, GOAL)


def _row(name: str, pairs: list[tuple[Took, Took]], goal: str) -> Row:
    worked = median(mine[1] / max(bare[1], 0.01) for mine, bare in pairs)
    return Row(
        name,
        median(mine[0] for mine, _ in pairs),
        median(bare[0] for _, bare in pairs),
        median(mine[0] / bare[0] for mine, bare in pairs),
        goal,
        "" if goal != GOAL else f"processor time: {worked:.1f}",
    )


def _for_good(case, item) -> Iterator[tuple[Took, Took]]:  # type: ignore[no-untyped-def]
    """Yield what it takes, committed, until no byte of the rows is left."""
    from kinkeeper.privacy.disposal.models import Certificate

    letters = "people_correspondence"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {letters} WHERE case_id <> %s", [case.pk])
        cursor.execute(f"CREATE TABLE bench_letters AS SELECT * FROM {letters}")
    works = [_proved(case, item), _plain(case)]

    def done(work: Callable[[], None]) -> Took:
        Certificate.objects.filter(item=item).delete()
        with connection.cursor() as cursor:
            if not _rows(case).exists():
                cursor.execute(f"INSERT INTO {letters} SELECT * FROM bench_letters")
        _clean(letters)
        before = _now()
        with transaction.atomic():
            work()
        _clean(letters)
        return _since(before)

    for _ in range(FEW_PAIRS):
        ours, limit = (done(work) for work in works)
        yield ours, limit


def _clean(table: str) -> None:
    """What `disposal.tasks.scrubbing` does, for one table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"VACUUM (FULL) {table}")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()


def _now() -> Took:
    """Return the time of the wall and of both processors, in seconds."""
    worked = process_time()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        about = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
        if about.exists():
            fields = about.read_text().rsplit(")", 1)[1].split()
            worked += (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")
    return perf_counter(), worked


def _since(before: Took) -> Took:
    now = _now()
    return now[0] - before[0], now[1] - before[1]


def _undone(work: Callable[[], object]) -> Took:
    taken = (0.0, 0.0)
    try:
        with transaction.atomic():
            before = _now()
            work()
            taken = _since(before)
            raise _UndoneError
    except _UndoneError:
        return taken


def _seconds(work: Callable[[], object]) -> float:
    return _undone(work)[0]


def _plain(case):  # type: ignore[no-untyped-def]
    words = "DELETE FROM people_correspondence WHERE case_id = %s"

    def delete() -> None:
        with connection.cursor() as cursor:
            cursor.execute(words, [case.pk])

    return delete


def _hashed(case):  # type: ignore[no-untyped-def]
    """The DELETE, and one digest of each row's sealed words where that is fastest."""
    where = "FROM people_correspondence WHERE case_id = %s"
    together = f"DELETE {where} RETURNING sha256(sealed)"

    def delete() -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"WITH gone (d) AS ({together}) SELECT count(d) FROM gone",
                    [case.pk],
                )
                return
            cursor.execute(f"SELECT sealed {where}", [case.pk])
            for (sealed,) in cursor.fetchall():
                sha256(sealed).digest()
            cursor.execute(f"DELETE {where}", [case.pk])

    return delete


def _proved(case, item):  # type: ignore[no-untyped-def]
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.audit import trail
    from kinkeeper.privacy.disposal import documents
    from kinkeeper.privacy.records.erasing import erase_rows

    def dispose() -> None:
        went = [("letters and calls", erase_rows(_rows(case)))]
        certificate = documents.certify(item, case, went, now=clock.now())
        trail.record(
            "disposal.done",
            about=item,
            by=None,
            detail={"manifest_root": certificate.manifest_root},
        )

    return dispose


def _rows(case):  # type: ignore[no-untyped-def]
    from kinkeeper.people.models import Correspondence

    return Correspondence.objects.filter(case=case)


def _filled(number: int, name: str = ""):  # type: ignore[no-untyped-def]
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.vault import containers
    from kinkeeper.people.models import Case, Correspondence
    from kinkeeper.privacy.disposal.models import Batch, Item

    name = name or str(number)
    now = clock.moment(DAY, 2)
    case = Case.objects.create(
        reference=f"KB-{name}",
        callsign=f"Bench {name}",
        service="supported",
        route="self",
        opened_on=DAY,
        container=containers.make("case", now=now),
        reports_container=containers.make("reports", now=now),
    )
    letter = {"case": case, "container": case.container, "happened_on": DAY}
    for start in range(0, number, 5_000):
        Correspondence.objects.bulk_create(
            Correspondence(**letter, partner="family", sealed=token_bytes(300))
            for _ in range(start, min(number, start + 5_000))
        )
    batch = Batch.objects.create(reference=f"DB-{name}", proposed_on=DAY)
    item = Item.objects.create(
        batch=batch,
        case=case,
        record=f"people.Case:{case.key}",
        title="Case file",
        kind="case_file",
        reference=case.reference,
        rule="P9f",
        row="P9f",
        policy_version="bench",
        trigger_on=DAY,
        eligible_from=DAY,
        dispose_by=DAY,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE people_correspondence")
    return case, item
