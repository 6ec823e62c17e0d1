"""
Verifying the whole audit trail, against hashing the same bytes once.

Two limits stand beside it: the hashing alone, of bytes that lie in memory; and reading
the same rows and hashing each, which is what any check of a stored log has to do.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from bench.pairs import Row, compare

MANY = int(os.environ.get("BENCH_EVENTS", "1000000"))
A_HEAD_EACH = 1000


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
