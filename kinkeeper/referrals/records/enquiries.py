"""
How long an enquiry is kept, and how it ends: with its words and its key (A17).

Danger: what is erased here cannot be brought back. Only the disposal engine does it,
after two people agreed.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records.erasing import erase_files, erase_rows, together
from kinkeeper.privacy.records.register import (
    Erased,
    Holding,
    LoneRecord,
    add_lone_part,
    add_lone_records,
)
from kinkeeper.referrals.models import Attachment, Enquiry

KIND = "enquiry"


def register_enquiries() -> None:
    """Tell the register how enquiries are found, counted and destroyed."""
    add_lone_records(Enquiry._meta.label, find=_find, every=_every)
    add_lone_part(
        KIND,
        "enquiries with their key",
        100,
        count=lambda record: _named(record).count(),
        erase=_erase,
        tables=(
            Enquiry._meta.label,
            Attachment._meta.label,
            StoredFile._meta.label,
            "vault.Container",
        ),
    )


def _find(key: UUID) -> LoneRecord | None:
    """Return an enquiry. One that became a referral shares the family's holds."""
    found = Enquiry.objects.filter(key=key).select_related("container", "became")
    enquiry = found.first()
    if enquiry is None:
        return None
    holding = Holding(
        kind=KIND,
        record=trail.name_of(enquiry),
        title=f"Enquiry {enquiry.reference}",
        opened_on=clock.london(enquiry.received_at).date(),
        reference=enquiry.reference,
    )
    return LoneRecord(
        holding,
        question=None,
        starts_on=enquiry.closed_on,
        key=enquiry.container.data_key(),
        case=enquiry.became,
    )


def _every() -> Iterable[UUID]:
    return Enquiry.objects.order_by("pk").values_list("key", flat=True).iterator()


def _named(record: str) -> QuerySet[Enquiry]:
    return Enquiry.objects.filter(key=UUID(record.rpartition(":")[2]))


def _erase(record: str, now: datetime) -> Erased:
    keys = [one.container for one in _named(record).select_related("container")]
    erased = together(
        [
            erase_rows(Attachment.objects.filter(enquiry__in=_named(record))),
            erase_files(StoredFile.objects.filter(container__in=keys)),
            erase_rows(_named(record)),
        ]
    )
    for container in keys:
        containers.shred(container, now=now)
    return erased
