"""
Which records have reached the end of their life? Asked of the table, not of each.

One cut-off date for each row of the policy; the index gives what lies before it. The
work grows with what is due, not with what is held. Asking twice proposes once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Batch, Item
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.rules import retention
from kinkeeper.rules.retention.schedule import Row, Schedule, Then

OPEN = (Item.State.PROPOSED, Item.State.APPROVED)
DESTROYING = (Then.DESTROY, Then.CONFIDENTIAL_WASTE)
AT_ONCE = 500


@dataclass(frozen=True)
class Proposed:
    """What one night proposed: its review, how many, and how many a hold kept back."""

    batch: Batch | None
    looked_at: int
    proposed: int
    held: int


def propose(today: date) -> Proposed:
    """Open a disposal review of everything that may go today. Safe to repeat."""
    schedule = edition.in_force().schedule
    version = edition.in_force().version
    looked_at = held = 0
    items: list[Item] = []
    for row in destroying_rows(schedule):
        due = due_under(row, schedule, today)
        stopped = in_the_way(row.kind, schedule, today)
        found = [
            _item(obligation, row, schedule, version)
            for obligation in due.filter(~stopped).select_related("case").iterator()
        ]
        kept_back = due.filter(stopped).count()
        looked_at += len(found) + kept_back
        held += kept_back
        items += found
    batch = _open_review(items, today) if items else None
    return Proposed(batch, looked_at, batch.items.count() if batch else 0, held)


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


def _item(obligation: Obligation, row: Row, schedule: Schedule, version: str) -> Item:
    due = retention.due(row, obligation.trigger_on, schedule)
    case = obligation.case
    return Item(
        case=case,
        record=obligation.record,
        title=obligation.title,
        kind=obligation.kind,
        reference=case.reference if case else "",
        rule=obligation.rule,
        row=row.id,
        policy_version=version,
        trigger_on=obligation.trigger_on,
        eligible_from=due.eligible_from,
        dispose_by=due.dispose_by,
        facts_sha256=obligation.facts_sha256,
    )


@transaction.atomic
def _open_review(items: list[Item], today: date) -> Batch | None:
    """Store the night's proposals. The database lets no record in twice."""
    batch = Batch.objects.create(reference=_next_reference(), proposed_on=today)
    for item in items:
        item.batch = batch
    Item.objects.bulk_create(items, batch_size=AT_ONCE, ignore_conflicts=True)
    if batch.items.exists():
        return batch
    batch.delete()
    return None


def _next_reference() -> str:
    last = Batch.objects.order_by("-pk").first()
    return f"DR-{int(last.reference[3:]) + 1 if last else 1:04d}"
