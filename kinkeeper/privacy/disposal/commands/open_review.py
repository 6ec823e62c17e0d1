"""Opening the night's disposal review. Nothing goes by it; two people decide."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.audit import trail
from kinkeeper.policy import library
from kinkeeper.privacy.disposal.models import Batch, Item
from kinkeeper.privacy.disposal.queries.due import Due, due, held
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
    found = due(today)
    stopped = held(found, today)
    free = [each for each in found if each.pk not in stopped]
    tables = {
        version: library.schedule_for(version)
        for version in {each.policy_version for each in free}
    }
    items = [_item(each, tables[each.policy_version]) for each in free]
    # Of several reasons the last to end stands on the certificate.
    items.sort(key=lambda item: item.eligible_from, reverse=True)
    batch = open_review(items=items, today=today) if items else None
    opened = batch.items.count() if batch else 0
    return Proposed(batch, len(found), opened, len(stopped))


def _item(found: Due, schedule: Schedule) -> Item:
    row = schedule.row(found.row)
    dates = retention.due(row, found.trigger_on, schedule)
    if dates.eligible_from is None or dates.dispose_by is None:
        raise ValueError(f"{row.id} has no end.")
    return Item(
        case_id=found.case_id,
        record=found.record,
        title=found.title,
        kind=found.kind,
        reference=found.reference,
        rule=found.rule,
        row=row.id,
        policy_version=found.policy_version,
        trigger_on=found.trigger_on,
        eligible_from=dates.eligible_from,
        dispose_by=dates.dispose_by,
        facts_sha256=found.facts_sha256,
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
