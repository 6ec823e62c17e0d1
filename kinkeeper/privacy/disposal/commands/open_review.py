"""Opening the night's disposal review. Nothing goes by it; two people decide."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.audit import trail
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Batch, Item
from kinkeeper.privacy.disposal.queries.due import destroying_kinds, due_of
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.rules import retention
from kinkeeper.rules.retention import Schedule

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
    for kind in destroying_kinds(schedule):
        due = due_of(kind, schedule, today)
        stopped = in_the_way(kind, schedule, today)
        found = [
            _item(obligation, schedule, version)
            for obligation in due.filter(~stopped).select_related("case").iterator()
        ]
        kept_back = due.filter(stopped).count()
        looked_at += len(found) + kept_back
        held += kept_back
        items += found
    batch = open_review(items=items, today=today) if items else None
    return Proposed(batch, looked_at, batch.items.count() if batch else 0, held)


def _item(obligation: Obligation, schedule: Schedule, version: str) -> Item:
    row = schedule.row(obligation.row)
    trigger_on, case = obligation.trigger_on, obligation.case
    if trigger_on is None:
        raise ValueError(f"{obligation} counts nothing.")
    due = retention.due(row, trigger_on, schedule)
    if due.eligible_from is None or due.dispose_by is None:
        raise ValueError(f"{row.id} has no end.")
    return Item(
        case=case,
        record=obligation.record,
        title=obligation.title,
        kind=obligation.kind,
        reference=case.reference if case else "",
        rule=obligation.rule,
        row=row.id,
        policy_version=version,
        trigger_on=trigger_on,
        eligible_from=due.eligible_from,
        dispose_by=due.dispose_by,
        facts_sha256=obligation.facts_sha256,
    )


@trail.command
def open_review(*, items: list[Item], today: date) -> Batch | None:
    """Store the night's proposals. The database lets no record in twice."""
    batch = Batch.objects.create(reference=_next_reference(), proposed_on=today)
    for item in items:
        item.batch = batch
    Item.objects.bulk_create(items, batch_size=AT_ONCE, ignore_conflicts=True)
    number = batch.items.count()
    trail.record("disposal.proposed", about=batch, by=None, detail={"records": number})
    if number:
        return batch
    batch.delete()
    return None


def _next_reference() -> str:
    last = Batch.objects.order_by("-pk").first()
    return f"DR-{int(last.reference[3:]) + 1 if last else 1:04d}"
