"""
Verifying the whole audit trail, against hashing the same bytes once.

Two limits stand beside it: the hashing alone, of bytes that lie in memory; and reading
the same rows and hashing each, which is what any check of a stored log has to do. The
program for outsiders is set against reading the lines of its folder and hashing each.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory
from uuid import UUID

from bench.pairs import Row, compare

MANY = int(os.environ.get("BENCH_EVENTS", "1000000"))
A_HEAD_EACH = 1000
VERIFIER = Path(__file__).parents[1] / "verifier" / "verify_ledger.py"


def run() -> Iterator[Row]:
    from django.db import connection

    from kinkeeper.foundation.audit import bodies, verifying

    _fill()
    kept = [salted for _, _, salted in bodies.sealed_bodies()]
    verdict = verifying.verify()
    assert verdict.faults == [], verdict.faults[:3]
    assert verdict.events == MANY

    def hash_alone() -> None:
        for salted in kept:
            sha256(salted).digest()

    def read_and_hash() -> None:
        with connection.chunked_cursor() as cursor:
            cursor.execute("SELECT * FROM audit_event ORDER BY id")
            while rows := cursor.fetchmany(5000):
                for row in rows:
                    sha256(row[2].encode()).digest()

    name = f"ledger-verify, {MANY:,} events"
    each = "{:.1f} µs an event"
    hashed = compare(name, verifying.verify, hash_alone, goal="<= 3", pairs=3)
    note = each.format(hashed.ours / MANY * 1e6)
    yield Row(name, hashed.ours, hashed.limit, hashed.ratio, hashed.goal, note)
    yield compare(
        "ledger-verify, reading counted",
        verifying.verify,
        read_and_hash,
        goal="<= 3",
        pairs=3,
    )
    with TemporaryDirectory(prefix="kinkeeper-ledger-") as folder:
        yield _outside(Path(folder) / "log")


def _outside(folder: Path) -> Row:
    """The stand-alone program, checking what `kinkeeper ledger export` writes."""
    from kinkeeper.foundation.audit import bundle

    bundle.write_bundle(
        folder, certificates=[], with_events=True, now=datetime(2026, 3, 14, tzinfo=UTC)
    )
    check = run_path(str(VERIFIER))["check"]
    faults, counted = check(folder, None, None)
    assert faults == []

    def read_and_hash() -> None:
        with (folder / "events.jsonl").open("rb") as file:
            for line in file:
                sha256(line).digest()

    return compare(
        "ledger-verify, stand-alone",
        lambda: check(folder, None, None),
        read_and_hash,
        goal="for information",
        pairs=3,
        note=counted,
    )


def _fill() -> None:
    """Write and seal events as the product does, many at a time."""
    from kinkeeper.foundation.audit import sealer
    from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf

    for model in (Event, Leaf, Checkpoint):
        model.objects.all().delete()
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    for first in range(0, MANY, A_HEAD_EACH * 20):
        Event.objects.bulk_create(
            [
                Event(
                    action="family.viewed",
                    about=f"people.Case:{UUID(int=number)}",
                    case_key=UUID(int=number),
                    by_id=number % 40,
                    by_roles="COORDINATOR",
                    purpose="planning a session",
                    happened_at=start + timedelta(seconds=number),
                )
                for number in range(first, min(first + A_HEAD_EACH * 20, MANY))
            ],
            batch_size=500,
        )
        sealer.seal(start)
