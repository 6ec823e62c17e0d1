"""
Which records have reached the end of their life? Asked of the table, not of each.

One cut-off date for each row of the policy; the index gives what lies before it. The
work grows with what is due, not with what is held. Asking twice proposes once.
"""

from collections.abc import Iterator
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
AT_ONCE = 500


def destroying_rows(schedule: Schedule) -> Iterator[Row]:
    """Yield the rows with an end after which this installation can destroy."""
    for row in schedule.rows:
        able = register.parts_of(retention.Record(row.kind))
        if able and row.then in DESTROYING and row.period(schedule.settings):
            yield row


def due_under(row: Row, schedule: Schedule, today: date) -> QuerySet[Obligation]:
    """
    Return what may go under one row and is in no open review; holds not looked at.

    Records that we hold for another controller are not ours to destroy (C-12).
    """
    cutoff = row.cutoff(today, schedule.settings)
    in_review = Item.objects.filter(record=OuterRef("record"), state__in=OPEN)
    other = Obligation.objects.filter(record=OuterRef("record"))
    return (
        Obligation.objects.filter(
            row=row.id, state=Obligation.State.COUNTING, trigger_on__lte=cutoff
        )
        .exclude(case__our_role=Case.OurRole.PROCESSOR)
        .filter(~Exists(in_review))
        .filter(~Exists(other.exclude(_has_run_out(schedule, today))))
    )


def _has_run_out(schedule: Schedule, today: date) -> Q:
    """Return "this reason to keep the record has ended"; a missing date has not."""
    ended = Q(pk__in=[])
    for row in schedule.rows:
        cutoff = row.cutoff(today, schedule.settings)
        if cutoff is not None:
            ended |= Q(row=row.id, trigger_on__isnull=False, trigger_on__lte=cutoff)
    return ended
