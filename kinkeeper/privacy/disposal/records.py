"""
What every case file holds besides what the apps know: letters in the outbox, sealed
files, holds that have ended, and last of all the key.

Danger: `_shred` makes all that is left of a case file unreadable, for ever.
"""

from datetime import datetime

from django.db.models import Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.erasing import erase_files, erase_rows, together
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.register import Erased, Part, add_part
from kinkeeper.rules.retention import Record

_LATE, _LAST = 900, 1000


def register_parts() -> None:
    """Add the shares of a case file that belong to no app."""
    mail = (Letter._meta.label, Text._meta.label)
    files, holds = (StoredFile._meta.label,), (Hold._meta.label,)
    for title, order, count, erase, tables in (
        ("messages in the outbox", _LATE, _count_mail, _erase_mail, mail),
        ("sealed files", _LATE, _count_files, _erase_files, files),
        ("holds that have ended", _LATE, _count_holds, _erase_holds, holds),
        ("key of the file", _LAST, _count_key, _shred, ("vault.Container",)),
    ):
        add_part(Part(Record.CASE_FILE, title, order, count, erase, tables))


def _count_mail(case: Case, record: str) -> int:
    return sum(
        sort.objects.filter(container=case.container_id).count()
        for sort in (Letter, Text)
    )


def _erase_mail(case: Case, record: str, now: datetime) -> Erased:
    return together(
        erase_rows(sort.objects.filter(container=case.container_id))
        for sort in (Letter, Text)
    )


def _count_files(case: Case, record: str) -> int:
    return StoredFile.objects.filter(container=case.container_id).count()


def _erase_files(case: Case, record: str, now: datetime) -> Erased:
    return erase_files(StoredFile.objects.filter(container=case.container_id))


def _ended_holds(case: Case, record: str) -> Q:
    """A hold on a record that stays may be open still; it stays with that record."""
    return Q(case=case) & (Q(record="") | Q(record=record) | Q(ended_on__isnull=False))


def _count_holds(case: Case, record: str) -> int:
    return Hold.objects.filter(_ended_holds(case, record)).count()


def _erase_holds(case: Case, record: str, now: datetime) -> Erased:
    return erase_rows(Hold.objects.filter(_ended_holds(case, record)))


def _count_key(case: Case, record: str) -> int:
    return 0 if case.container.shredded_at else 1


def _shred(case: Case, record: str, now: datetime) -> Erased:
    count = _count_key(case, record)
    containers.shred(case.container, now=now)
    return Erased(count=count)
