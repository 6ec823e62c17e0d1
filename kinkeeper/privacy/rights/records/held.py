"""
How long the registers are kept, and how their rows are made anonymous in the end.

Danger: `_anonymise` makes the words of a request, a complaint or a breach unreadable
for ever, and takes away whom they were about. The row stays, so that it is counted.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import models

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import nameless, register
from kinkeeper.privacy.records.erasing import erase_rows, together
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.register import Erased, Holding, LoneRecord
from kinkeeper.privacy.rights.models import Breach, Complaint, Matter, RightsRequest

_ORDER = 100
SORTS: tuple[tuple[str, type[Matter], str, str], ...] = (
    ("rights_request", RightsRequest, "Request", "requests about own information"),
    ("complaint", Complaint, "Complaint", "complaints"),
    ("breach", Breach, "Breach", "entries of the register of breaches"),
)


def register_records() -> None:
    """Tell the register how the matters are found, counted and made anonymous."""
    for kind, sort, title, many in SORTS:
        register.add_lone_records(
            sort._meta.label, find=_finder(kind, sort, title), every=_every(sort)
        )
        register.add_lone_part(
            kind, many, _ORDER, count=lambda record: 1, erase=_eraser(sort)
        )


def _finder(
    kind: str, sort: type[Matter], title: str
) -> Callable[[UUID], LoneRecord | None]:
    def find(key: UUID) -> LoneRecord | None:
        living = sort._default_manager.filter(key=key, anonymised_on=None)
        matter = living.select_related("container").first()
        if matter is None:
            return None
        holding = Holding(
            kind=kind,
            record=trail.name_of(matter),
            title=f"{title} {matter.reference}",
            opened_on=clock.london(matter.received_at).date(),
            reference=matter.reference,
        )
        return LoneRecord(
            holding,
            question=None,
            starts_on=matter.closed_on,
            key=matter.container.data_key(),
        )

    return find


def _every(sort: type[Matter]) -> Callable[[], Iterable[UUID]]:
    def every() -> Iterable[UUID]:
        living = sort._default_manager.filter(anonymised_on=None)
        return living.order_by("pk").values_list("key", flat=True).iterator()

    return every


def _eraser(sort: type[Matter]) -> Callable[[str, datetime], Erased]:
    def erase(record: str, now: datetime) -> Erased:
        key = UUID(record.rpartition(":")[2])
        return _anonymise(
            sort._default_manager.select_related("container").get(key=key), now
        )

    return erase


def _anonymise(matter: Matter, now: datetime) -> Erased:
    """
    Empty the words, destroy their key, and let go of all that leads to somebody.

    The number stood in letters, the key in the log and the journal, and the day in a
    diary: each would still say whose matter it was. What is counted stays: what was
    asked, how it ended, and the year in which it came.
    """
    held = erase_rows(Hold.objects.filter(follows=matter.reference))
    if isinstance(matter, RightsRequest):
        matter.clarifications.all().delete()
    was = f"{trail.name_of(matter)}:".encode() + bytes(matter.sealed)
    digest = sha256(was).digest()
    data_key = matter.container.data_key()
    containers.shred(matter.container, now=now)
    type(matter)._default_manager.filter(pk=matter.pk).update(
        **_only_the_year(matter),
        key=nameless.key_from(data_key),
        reference=nameless.reference_from(matter.reference, data_key),
        sealed=b"",
        case=None,
        person=None,
        account=None,
        logged_by=None,
        worker_reference="",
        anonymised_on=clock.london(now).date(),
    )
    return together((held, Erased(count=1, digests=(digest,))))


def _only_the_year(matter: Matter) -> dict[str, date | datetime]:
    """Return every day of a matter, moved to the first of the year in which it came."""
    first = date(clock.london(matter.received_at).year, 1, 1)
    moved: dict[str, date | datetime] = {}
    for field in matter._meta.concrete_fields:
        if getattr(matter, field.name, None) is None:
            continue
        if isinstance(field, models.DateTimeField):
            moved[field.name] = clock.moment(first, 12)
        elif isinstance(field, models.DateField):
            moved[field.name] = first
    return moved
