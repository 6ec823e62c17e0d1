"""The retention tables that count for what is held: one for each pinned edition."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import TypeAlias

from django.db.models import Q

from kinkeeper.privacy.records.editions_held import rows_of, tables_held
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Row, Schedule

Schedules: TypeAlias = Mapping[str, Schedule]
NOTHING = Q(pk__in=[])


def schedules() -> Schedules:
    """Return the table of each edition to which a stored record is pinned."""
    return tables_held()


def row_of(obligation: Obligation, tables: Schedules) -> tuple[Row, Schedule] | None:
    """Return the row that an obligation stands under, with its table."""
    schedule = tables.get(obligation.policy_version)
    if schedule is None or not obligation.row:
        return None
    return schedule.row(obligation.row), schedule


def on_or_before(
    tables: Schedules, cutoff: Callable[[Row, Schedule], date | None]
) -> Q:
    """Return "counted from a day on or before the cut-off of its row and edition"."""
    parts = [
        Q(policy_version=version, row=row.id, trigger_on__lte=day)
        for version, schedule in tables.items()
        for row in rows_of(schedule)
        if (day := cutoff(row, schedule)) is not None
    ]
    return reduce(or_, parts, NOTHING)
