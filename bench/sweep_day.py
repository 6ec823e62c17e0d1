"""One night's proposals over 100,000 obligations.

Ours is the question that the nightly sweep asks of the table, holds and open reviews
included; its limit is the bare indexed range query in SQL. A second line shows how the
work grows when ten times as much is held and the same number is due.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import log10
from random import Random
from uuid import UUID

from bench.pairs import Row, compare

TODAY = date(2026, 3, 14)
DUE = 760
HELD_SMALL, HELD_LARGE = 10_000, 100_000


def run() -> Iterator[Row]:
    from django.db import connection

    from kinkeeper.policy import edition
    from kinkeeper.privacy.disposal import proposing

    schedule = edition.in_force().schedule
    rows = list(proposing.destroying_rows(schedule))
    times = {}
    for held in (HELD_SMALL, HELD_LARGE):
        _fill([row.id for row in rows], held)

        def ours() -> int:
            return sum(
                len(
                    proposing.due_under(row, schedule, TODAY)
                    .filter(~proposing.in_the_way(row.kind, schedule, TODAY))
                    .values_list("pk", "record", "trigger_on", "facts_sha256")
                )
                for row in rows
            )

        def limit() -> int:
            found = 0
            with connection.cursor() as cursor:
                for row in rows:
                    cursor.execute(
                        "SELECT id, record, trigger_on, facts_sha256"
                        " FROM records_obligation"
                        " WHERE row = %s AND state = 'COUNTING' AND trigger_on <= %s",
                        [row.id, row.cutoff(TODAY, schedule.settings)],
                    )
                    found += len(cursor.fetchall())
            return found

        assert ours() == limit() == DUE, (ours(), limit())
        row = compare(
            f"sweep-day {held:,} held",
            ours,
            limit,
            goal="<= 1.5",
            note=f"{DUE} due",
            pairs=9,
        )
        times[held] = row.ours
        yield row
    exponent = log10(times[HELD_LARGE] / times[HELD_SMALL])
    yield Row(
        "sweep-day growth",
        times[HELD_LARGE],
        times[HELD_SMALL],
        times[HELD_LARGE] / times[HELD_SMALL],
        "exponent <= 0.1",
        f"exponent {exponent:.2f}",
    )


def _fill(row_ids: list[str], held: int) -> None:
    from django.db import connection

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
