"""
Which records have reached the end of their life? Asked of the table, not of each.

One cut-off date for each row of the policy; the index gives what lies before it. The
work grows with what is due, not with what is held. Asking twice proposes once.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention
from kinkeeper.rules.retention.schedule import Row, Schedule, Then

OPEN = (Item.State.PROPOSED, Item.State.APPROVED)
DESTROYING = (Then.DESTROY, Then.CONFIDENTIAL_WASTE)


def destroying_rows(schedule: Schedule) -> Iterator[Row]:
    """Yield the rows with an end after which this installation can destroy."""
    for row in schedule.rows:
        able = register.parts_of(retention.Record(row.kind))
        if able and row.then in DESTROYING and row.period(schedule.settings):
            yield row


def destroying_kinds(schedule: Schedule) -> list[str]:
    """Return the kinds of record that have such a row, in a fixed order."""
    return sorted({row.kind for row in destroying_rows(schedule)})


def due_of(kind: str, schedule: Schedule, today: date) -> QuerySet[Obligation]:
    """
    Return what may go of one kind and is in no open review; holds not looked at.

    Records that we hold for another controller are not ours to destroy (C-12).
    """
    rows = [row for row in destroying_rows(schedule) if row.kind == kind]
    in_review = Item.objects.filter(record=OuterRef("record"), state__in=OPEN)
    still_running = Obligation.objects.filter(record=OuterRef("record")).exclude(
        _has_run_out(schedule.rows, schedule, today)
    )
    return (
        Obligation.objects.filter(
            _has_run_out(rows, schedule, today), state=Obligation.State.COUNTING
        )
        .exclude(case__our_role=Case.OurRole.PROCESSOR)
        .filter(~Exists(in_review))
        .filter(~Exists(still_running))
    )


def _has_run_out(rows: Iterable[Row], schedule: Schedule, today: date) -> Q:
    """Return "this reason to keep the record has ended"; a missing date has not."""
    ended = Q(pk__in=[])
    for row in rows:
        cutoff = row.cutoff(today, schedule.settings)
        if cutoff is not None:
            ended |= Q(row=row.id, trigger_on__isnull=False, trigger_on__lte=cutoff)
    return ended
