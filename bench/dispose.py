"""Destroying 100,000 rows of one file, proved, against a plain DELETE of the same rows.

Ours takes the rows away with a digest of each, salts them, builds the tree, signs and
stores the certificate and writes the event. Each run is undone, so that all runs find
the same rows; what a commit costs is the same for both. The time is that of the wall,
because PostgreSQL works in a process of its own.

A plain DELETE reads no row and PostgreSQL only marks it, in a third of a microsecond;
one SHA-256 there takes four times as long. So a second limit stands beside it: the same
DELETE with one bare digest of the sealed words of each row, which no proof can do
without.
"""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from secrets import token_bytes
from statistics import median
from time import perf_counter

from django.db import connection, transaction

from bench.pairs import Row

MANY, FEW = 100_000, 1_000
PAIRS = 5
GOAL = "<= 3"
DAY = date(2026, 3, 14)


class _UndoneError(Exception):
    """Ends a run so that nothing of it stays."""


def run() -> Iterator[Row]:
    where = connection.vendor
    for number in (FEW, MANY):
        case, item = _filled(number)
        ours, limit = _proved(case, item), _plain(case)
        assert _rows(case).count() == number
        pairs = [(_seconds(ours), _seconds(limit)) for _ in range(PAIRS)]
        assert _rows(case).count() == number
        yield Row(
            f"dispose, {number:,} rows, {where}",
            median(mine for mine, _ in pairs),
            median(bare for _, bare in pairs),
            median(mine / bare for mine, bare in pairs),
            GOAL if number == MANY else "for information",
            "manifest, leaves, certificate",
        )
        hashed = _hashed(case)
        pairs = [(_seconds(ours), _seconds(hashed)) for _ in range(PAIRS)]
        yield Row(
            f"dispose, {number:,} rows, {where}, one digest of each counted",
            median(mine for mine, _ in pairs),
            median(bare for _, bare in pairs),
            median(mine / bare for mine, bare in pairs),
            GOAL if number == MANY else "for information",
        )


def _seconds(work: Callable[[], object]) -> float:
    taken = 0.0
    try:
        with transaction.atomic():
            started = perf_counter()
            work()
            taken = perf_counter() - started
            raise _UndoneError
    except _UndoneError:
        return taken


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
