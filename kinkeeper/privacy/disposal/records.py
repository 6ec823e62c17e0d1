"""
What every case file holds besides what the apps know: letters in the outbox, sealed
files, holds that have ended, and last of all the key.

Danger: `_shred` makes all that is left of a case file unreadable, for ever.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.foundation.vault import containers
from kinkeeper.foundation.vault.models import Container
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.queries import anothers, whole_file
from kinkeeper.privacy.records.erasing import erase_files, erase_rows, together
from kinkeeper.privacy.records.erasing_many import (
    cases_of,
    erase_by,
    erase_files_of,
    erase_owned,
    joined,
)
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries import work_list
from kinkeeper.privacy.records.register import (
    Doomed,
    Erased,
    Gone,
    Part,
    add_contents,
    add_part,
)
from kinkeeper.rules.retention import Record

_LATE, _LAST = 900, 1000


def register_parts() -> None:
    """Add the shares of a case file that belong to no app."""
    mail = (Letter._meta.label, Text._meta.label)
    files, holds = (StoredFile._meta.label,), (Hold._meta.label,)
    keys = ("vault.Container",)
    kind, key = Record.CASE_FILE, "key of the file"
    for part in (
        Part(
            kind,
            "messages in the outbox",
            _LATE,
            _count_mail,
            _erase_mail,
            mail,
            _erase_many_mail,
        ),
        Part(
            kind,
            "sealed files",
            _LATE,
            _count_files,
            _erase_files,
            files,
            _erase_many_files,
        ),
        Part(
            kind,
            "holds that have ended",
            _LATE,
            _count_holds,
            _erase_holds,
            holds,
            _erase_many_holds,
        ),
        Part(kind, key, _LAST, _count_key, _shred, keys, _shred_many),
    ):
        add_part(part)


def register_what_is_anothers() -> None:
    """Let a whole file be given back to the body that it belongs to (C-12)."""
    add_contents(Record.CASE_FILE, whole_file.contents)
    work_list.add_source(anothers.undecided)


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


def _erase_many_mail(doomed: Sequence[Doomed]) -> Gone:
    owners = _owners(doomed)
    gone = []
    for sort in (Letter, Text):
        rows = sort.objects.filter(container__in=owners)
        found = rows.order_by("pk").values_list("pk", "container")
        gone.append(erase_owned(rows, {pk: owners[box] for pk, box in found}))
    return joined(*gone)


def _owners(doomed: Sequence[Doomed]) -> dict[int, int]:
    """Return the case of each container."""
    return {each.case.container_id: each.case.pk for each in doomed}


def _count_files(case: Case, record: str) -> int:
    return StoredFile.objects.filter(container=case.container_id).count()


def _erase_files(case: Case, record: str, now: datetime) -> Erased:
    return erase_files(StoredFile.objects.filter(container=case.container_id))


def _erase_many_files(doomed: Sequence[Doomed]) -> Gone:
    return erase_files_of(_owners(doomed))


def _ended_holds(case: Case, record: str) -> Q:
    """A hold on a record that stays may be open still; it stays with that record."""
    return Q(case=case) & (Q(record="") | Q(record=record) | Q(ended_on__isnull=False))


def _count_holds(case: Case, record: str) -> int:
    return Hold.objects.filter(_ended_holds(case, record)).count()


def _erase_holds(case: Case, record: str, now: datetime) -> Erased:
    return erase_rows(Hold.objects.filter(_ended_holds(case, record)))


def _erase_many_holds(doomed: Sequence[Doomed]) -> Gone:
    records = ["", *(each.record for each in doomed)]
    over = Q(record__in=records) | Q(ended_on__isnull=False)
    return erase_by(Hold.objects.filter(over, case__in=cases_of(doomed)), "case")


def _count_key(case: Case, record: str) -> int:
    return 0 if case.container.shredded_at else 1


def _shred(case: Case, record: str, now: datetime) -> Erased:
    count = _count_key(case, record)
    containers.shred(case.container, now=now)
    return Erased(count=count)


def _shred_many(doomed: Sequence[Doomed]) -> Gone:
    by_moment: dict[datetime, list[Container]] = {}
    for each in doomed:
        by_moment.setdefault(each.at, []).append(each.case.container)
    for at, keys in by_moment.items():
        containers.shred_many(keys, now=at)
    return {each.case.pk: Erased(_count_key(each.case, "")) for each in doomed}
