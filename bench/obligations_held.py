"""Obligations by the million, as the product stores them, for the sweeps."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from time import perf_counter, process_time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

if TYPE_CHECKING:
    from kinkeeper.people.models import Case

TODAY = date(2026, 3, 14)
VERSION = "2026-11"
DUE = 760
AT_ONCE = 2000
CASES = 1000

_held: list[int] = []


def timer() -> Callable[[], float]:
    """Return what counts the work: a server's is not in our own CPU time."""
    return perf_counter if connection.vendor == "postgresql" else process_time


def fill(held: int) -> None:
    """Hold so many obligations; `DUE` of them may go today, the rest long after."""
    from kinkeeper.foundation import clock
    from kinkeeper.privacy.records.models import Obligation

    if _held == [held]:
        return
    _held[:] = [held]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_obligation")
    now = clock.moment(TODAY, 2)
    rows, cases, random = _rows(), _cases(), Random(7)
    made = []
    for number in range(held):
        row, kind = rows[number % len(rows)]
        # All are long past the cut-off, or far from it.
        back = 4000 if number < DUE else random.randint(1, 300)
        made.append(
            Obligation(
                kind=kind,
                record=f"people.Case:{UUID(int=number)}",
                case_id=cases[number % len(cases)],
                title="Case file",
                reference="KK-9999",
                state="COUNTING",
                rule=row.split(".")[0],
                row=row,
                opened_on=date(2015, 1, 1),
                trigger_on=TODAY - timedelta(days=back),
                because="The clock runs.",
                facts_sha256="0" * 64,
                policy_version=VERSION,
                refreshed_at=now,
            )
        )
        if len(made) == AT_ONCE:
            Obligation.objects.bulk_create(made)
            made.clear()
    Obligation.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _rows() -> list[tuple[str, str]]:
    """Return the rows of case files that end by a date, with their kind."""
    from kinkeeper.policy import library
    from kinkeeper.privacy.disposal.queries.due import ends_here

    table = library.schedule_for(VERSION)
    return [
        (row.id, row.kind)
        for row in table.rows
        if row.kind == "case_file" and ends_here(row) and row.period(table.settings)
    ]


def _cases() -> list[int]:
    from kinkeeper.people.models import Case

    if not Case.objects.filter(reference__startswith="KB-").exists():
        Case.objects.bulk_create(_made())
    return list(Case.objects.values_list("pk", flat=True))


def _made() -> Iterator["Case"]:
    from kinkeeper.foundation import clock
    from kinkeeper.foundation.vault import containers
    from kinkeeper.people.models import Case

    now = clock.moment(TODAY, 2)
    file, reports = (
        containers.make("case", now=now),
        containers.make("reports", now=now),
    )
    for number in range(CASES):
        yield Case(
            reference=f"KB-{number}",
            service="supported",
            route="self",
            stage=Case.Stage.CLOSED,
            opened_on=date(2015, 1, 1),
            closed_on=date(2016, 1, 1),
            container=file,
            reports_container=reports,
        )
