"""A new period for one rule of eight, published over a million obligations.

The first line sets the preview of the effect on every record against the plain count of
the same rows; the second against the count of all rows by rule, which looks at every
one. No row stores an end date, so publishing has nothing to rewrite: the third line
counts the statements that wrote to the table, and checks that no row has changed.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.obligations_held import TODAY, VERSION, fill
from bench.pairs import Row, compare

HELD = int(os.environ.get("BENCH_OBLIGATIONS", "1000000"))
CHANGED, YEARS = "P9f", 2


def run() -> Iterator[Row]:
    from kinkeeper.foundation import clock

    fill(HELD)
    now = clock.moment(TODAY, 2)
    with clock.travelled_to(now):
        draft, viewer = _approved(now)
        ours, same, every = _preview(draft, viewer), _count_same(), _count_all()
        assert ours() == same()
        note = f"{ours():,} records of {HELD:,}, {connection.vendor}"
        # A server does the work in a process of its own: there the wall clock counts.
        timer = process_time if connection.vendor == "sqlite" else perf_counter
        for name, limit in ("same rows", same), ("all rows", every):
            yield compare(
                f"policy-edit, {name}",
                ours,
                limit,
                goal="<= 2",
                note=note,
                timer=timer,
                pairs=15,
            )
        before = _state()
        yield _publishing(draft, viewer, now)
        assert _state() == before


def _publishing(draft, by, now: datetime) -> Row:  # type: ignore[no-untyped-def]
    from kinkeeper.policy import library
    from kinkeeper.privacy.editions.commands.publish_edition import publish_edition

    with CaptureQueriesContext(connection) as caught:
        start = process_time()
        publish_edition(draft=draft, by=by, now=now, version_seen=draft.version)
        took = process_time() - start
    assert draft.edition in {each.version for each in library.editions()}
    written = [
        query["sql"]
        for query in caught.captured_queries
        if "records_obligation" in query["sql"]
        and query["sql"].lstrip().split()[0] in ("UPDATE", "INSERT", "DELETE")
    ]
    note = f"{len(written)} obligations rewritten, {connection.vendor}"
    return Row("policy-edit publish", took, 0.0, float(len(written)), "0 rows", note)


def _approved(now: datetime):  # type: ignore[no-untyped-def]
    """Write, check and approve an edition with one other period."""
    from kinkeeper.foundation.accounts.models import Account
    from kinkeeper.foundation.accounts.roles import Role
    from kinkeeper.policy.rewriting import with_period
    from kinkeeper.privacy.editions.commands.approve_draft import approve_draft
    from kinkeeper.privacy.editions.commands.begin_draft import begin_draft
    from kinkeeper.privacy.editions.commands.check_draft import check_draft
    from kinkeeper.privacy.editions.commands.save_draft import save_draft

    os.environ["POLICY_DIR"] = str(Path(os.environ["DATA_DIR"]) / "policy")
    people = []
    for name in ("one", "other"):
        account = Account.objects.create_user(
            f"{name}@bench.example.org",
            name=name,
            kind=Account.Kind.STAFF,
        )
        account.grants.create(role=Role.RECORDS_LEAD, granted_on=TODAY)
        people.append(account)
    author, approver = people
    draft = begin_draft(by=author, now=now)
    text = with_period(draft.text, CHANGED, YEARS, "years")
    save_draft(draft=draft, text=text, by=author, now=now, version_seen=draft.version)
    draft.refresh_from_db()
    check_draft(draft=draft, by=author, now=now, version_seen=draft.version)
    draft.refresh_from_db()
    approve_draft(
        draft=draft, judgement="", by=approver, now=now, version_seen=draft.version
    )
    draft.refresh_from_db()
    return draft, approver


def _preview(draft, viewer):  # type: ignore[no-untyped-def]
    from kinkeeper.policy.edition import compile_edition
    from kinkeeper.privacy.editions.queries.effect import effect_on_records

    new = compile_edition(draft.text.encode())

    def ask() -> int:
        effect = effect_on_records(new, viewer=viewer, today=TODAY)
        return sum(row.total for row in effect.rows)

    return ask


def _count_same():  # type: ignore[no-untyped-def]
    words = (
        'SELECT "row", count(*) FROM records_obligation'
        " WHERE policy_version = %s AND \"row\" = %s AND state = 'COUNTING'"
        ' GROUP BY "row"'
    )
    return _asks(words, [VERSION, CHANGED])


def _count_all():  # type: ignore[no-untyped-def]
    return _asks('SELECT "row", count(*) FROM records_obligation GROUP BY "row"', [])


def _asks(words: str, values: list[str]):  # type: ignore[no-untyped-def]
    def ask() -> int:
        with connection.cursor() as cursor:
            cursor.execute(words, values)
            return sum(line[1] for line in cursor.fetchall())

    return ask


def _state() -> tuple[object, ...]:
    """Return what would show that a row of the table was written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), max(refreshed_at), min(policy_version),"
            " max(policy_version) FROM records_obligation"
        )
        return tuple(cursor.fetchone())
