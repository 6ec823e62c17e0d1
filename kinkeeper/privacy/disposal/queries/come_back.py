"""Is anything there that was destroyed? Asked before the doors open after a restore."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef

from kinkeeper.foundation import clock
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries.journalled import KIND
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation


def come_back(today: date) -> Iterator[str]:
    """Yield a sentence for each destroyed record of which something is here again.

    A record that was set aside for a person, because a hold now reaches it, is known.
    """
    left_alone = set(
        Mark.objects.filter(kind=KIND, set_aside=True).values_list("key", flat=True)
    )
    destroyed = Item.objects.filter(state=Item.State.DISPOSED)
    promised = Obligation.objects.filter(record=OuterRef("record"))
    for item in destroyed.filter(Exists(promised)).order_by("pk"):
        yield _sentence(item, "its period is counted again")
    whole = destroyed.filter(kind="case_file", case__container__shredded_at=None)
    for item in whole.exclude(case=None).order_by("pk"):
        yield _sentence(item, "its key is here")
    since = clock.moment(today - timedelta(days=2 * settings.BACKUP_DAYS), 0)
    recent = Certificate.objects.filter(executed_at__gte=since)
    for certificate in recent.select_related("item__case").order_by("pk"):
        left = _left_of(certificate.item)
        if left and str(certificate.key) not in left_alone:
            yield _sentence(certificate.item, ", ".join(left))
    lost = StoredFile.objects.filter(container__shredded_at__isnull=False).count()
    if lost:
        yield f"{lost} files of destroyed records are here."


def _sentence(item: Item, what: str) -> str:
    return f"A destroyed record of {item.reference} is back: {what}."


def _left_of(item: Item) -> list[str]:
    """Return the shares of a destroyed record that are not empty."""
    if register.lone_record(item.record) is not None:
        return ["the record itself"]
    if item.case is None:
        return []
    case: Case = item.case
    return [
        part.title
        for part in register.parts_of(item.kind)
        if part.count(case, item.record)
    ]
