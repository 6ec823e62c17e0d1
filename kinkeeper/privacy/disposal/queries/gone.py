"""What was destroyed, and when the last of it went."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.models import Obligation


def cases_gone(through: date) -> list[UUID]:
    """Return the cases of which nothing is held since that day or longer."""
    kept = Obligation.objects.filter(case=OuterRef("case"))
    last = (
        Item.objects.filter(state=Item.State.DISPOSED, case__isnull=False)
        .filter(~Exists(kept))
        .order_by()
        .values("case")
        .annotate(last=Max("disposed_at"))
        .filter(last__lt=_after(through))
        .values("case")
    )
    return list(Case.objects.filter(pk__in=last).values_list("key", flat=True))


def records_gone(through: date) -> list[str]:
    """Return the names of records without a case that went by that day."""
    kept = Obligation.objects.filter(record=OuterRef("record"))
    return list(
        Item.objects.filter(
            ~Exists(kept),
            state=Item.State.DISPOSED,
            case=None,
            disposed_at__lt=_after(through),
        ).values_list("record", flat=True)
    )


def _after(through: date) -> datetime:
    return clock.moment(through + timedelta(days=1), 0)
