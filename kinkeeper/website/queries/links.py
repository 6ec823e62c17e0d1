"""From the name of a record to its page, where the viewer may open it."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.models import Obligation

Page = Callable[[UUID], str]


def link_to(record: str, viewer: Account) -> str:
    """Return the address of a record's page; "" when there is none for this viewer.

    Every page looks anew whether the viewer may see it. This only avoids dead ends.
    """
    label, _, key = record.partition(":")
    try:
        uuid = UUID(key)
    except ValueError:
        return ""
    power, page = _PAGES.get(label, (None, None))
    if power is not None and page is not None and viewer.may(power):
        found = page(uuid)
        if found:
            return found
    if viewer.may(Power.RECORDS_SEE_LIFE):
        return _why(record)
    return ""


def _why(record: str) -> str:
    kept = Obligation.objects.filter(record=record).order_by("pk").first()
    return reverse("disposal:why", args=[kept.key]) if kept else ""


def _review(key: UUID) -> str:
    item = Item.objects.filter(key=key).select_related("batch").first()
    if item is None:
        return ""
    return reverse("disposal:review", args=[item.batch.reference.lower()])


_PAGES: Mapping[str, tuple[Power, Page]] = {
    "disposal.Item": (Power.RECORDS_SEE_LIFE, _review),
    "disclosure.ReportRequest": (
        Power.RELEASES_DECIDE,
        lambda key: reverse("disclosure:request", args=[key]),
    ),
    "safeguarding.Concern": (
        Power.CONCERNS_LEAD,
        lambda key: reverse("safeguarding:concern", args=[key]),
    ),
}
