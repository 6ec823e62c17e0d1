"""People who can no longer sign in here, and whose work has no last day on file."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef

from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.work_list import ToLook
from kinkeeper.workforce.models import Engagement, Worker


def left_without_end(today: date) -> Iterator[ToLook]:
    """Yield each such file: without a last day its clock would never start (P9a)."""
    going_on = Engagement.objects.filter(worker=OuterRef("pk"), to_on=None)
    left = Worker.objects.filter(
        Exists(going_on), file_destroyed_on=None, account__is_active=False
    )
    for worker in left.order_by("opened_on", "pk"):
        name = f"{Worker._meta.label}:{worker.key}"
        kept = Obligation.objects.filter(record=name).first()
        yield ToLook(
            reference=worker.reference,
            title="Staff or volunteer file",
            reason="This person can no longer sign in, and no last day is on file.",
            what_to_do="Enter the last day of their work.",
            since=worker.opened_on,
            key=kept.key if kept else None,
        )
