"""One night's proposals over 100,000 obligations.

Ours is the question that the nightly sweep asks of the table, holds and open
reviews included, as the product builds and asks it. Its limit is the same question
as ready SQL; a second line sets it against the bare range of the index, without
holds and reviews. The last line shows the growth when ten times as much is held and
as much is due.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import log10
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from bench.pairs import Row, compare

TODAY = date(2026, 3, 14)
DUE = 760
HELD_SMALL, HELD_LARGE = 10_000, 100_000


def run() -> Iterator[Row]:
    from kinkeeper.policy import edition
    from kinkeeper.privacy.disposal.queries import due

    schedule = edition.in_force().schedule
    ids = [row.id for row in due.destroying_rows(schedule)]
    times = {}
    for held in (HELD_SMALL, HELD_LARGE):
        _fill(ids, held)
        same, bare = _ready_sql(), _bare_sql()
        found = {_ours(), same(), bare()}
        assert found == {DUE}, found
        name = f"sweep-day, {held:,} held"
        note = f"{DUE} due"
        against_same = compare(name, _ours, same, goal="<= 1.5", note=note, pairs=9)
        times[held] = against_same.ours
        yield against_same
        yield compare(f"{name}, bare range", _ours, bare, goal="for information")
    exponent = log10(times[HELD_LARGE] / times[HELD_SMALL])
    yield Row(
        "sweep-day growth",
        times[HELD_LARGE],
        times[HELD_SMALL],
        times[HELD_LARGE] / times[HELD_SMALL],
        "exponent <= 0.1",
        f"exponent {exponent:.2f}",
    )


def _questions() -> list[QuerySet]:
    from kinkeeper.policy import edition
    from kinkeeper.privacy.disposal.queries import due
    from kinkeeper.privacy.records.queries.holds import in_the_way

    schedule = edition.in_force().schedule
    return [
        due.due_of(kind, schedule, TODAY)
        .filter(~in_the_way(kind, schedule, TODAY))
        .values_list("pk", "record", "trigger_on", "facts_sha256")
        for kind in due.destroying_kinds(schedule)
    ]


def _ours() -> int:
    return sum(len(question) for question in _questions())


def _ready_sql() -> Callable[[], int]:
    return _asks([question.query.sql_with_params() for question in _questions()])


def _bare_sql() -> Callable[[], int]:
    from kinkeeper.policy import edition
    from kinkeeper.privacy.disposal.queries import due

    schedule = edition.in_force().schedule
    words = (
        "SELECT id, record, trigger_on, facts_sha256 FROM records_obligation"
        " WHERE row = %s AND state = 'COUNTING' AND trigger_on <= %s"
    )
    return _asks(
        [
            (words, (row.id, row.cutoff(TODAY, schedule.settings)))
            for row in due.destroying_rows(schedule)
        ]
    )


def _asks(statements: list[tuple[str, tuple[Any, ...]]]) -> Callable[[], int]:
    def ask() -> int:
        found = 0
        with connection.cursor() as cursor:
            for words, values in statements:
                cursor.execute(words, values)
                found += len(cursor.fetchall())
        return found

    return ask


def _fill(row_ids: list[str], held: int) -> None:
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.vault import containers
    from kinkeeper.people.models import Case
    from kinkeeper.privacy.records.models import Obligation

    Obligation.objects.all().delete()
    now = clock.moment(TODAY, 2)
    case = Case.objects.filter(reference="KK-9999").first() or Case.objects.create(
        reference="KK-9999",
        callsign="Bench",
        service="supported",
        route="self",
        opened_on=date(2015, 1, 1),
        container=containers.make("case", now=now),
        reports_container=containers.make("reports", now=now),
    )
    random = Random(7)
    made = []
    for number in range(held):
        # All are long past the cut-off, or far from it.
        back = 4000 if number < DUE else random.randint(1, 300)
        made.append(
            Obligation(
                kind="case_file",
                record=f"people.Case:{UUID(int=number)}",
                case=case,
                title="Case file",
                state="COUNTING",
                rule=row_ids[number % len(row_ids)].split(".")[0],
                row=row_ids[number % len(row_ids)],
                opened_on=date(2015, 1, 1),
                trigger_on=TODAY - timedelta(days=back),
                because="The clock runs.",
                facts_sha256="0" * 64,
                policy_version="bench",
                refreshed_at=now,
            )
        )
    Obligation.objects.bulk_create(made, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
