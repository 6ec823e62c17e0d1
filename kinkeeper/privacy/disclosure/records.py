"""
The register of what was shared: each request for a report and what became of it (P10d).

Danger: the parts below destroy the proof of what was given to whom. Only the disposal
engine calls them, six years after it was shared, when two people agreed. The report
itself is another record and stays.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from kinkeeper.privacy.disclosure.queries.requests import OPEN
from kinkeeper.privacy.records.erasing import erase_rows
from kinkeeper.privacy.records.register import (
    Erased,
    Holding,
    LoneRecord,
    add_lone_part,
    add_lone_records,
)

KIND = "disclosure"
_MESSAGES, _RELEASES, _REQUESTS = 100, 200, 300


def register_all() -> None:
    """Add the lines of the register and how each is destroyed."""
    add_lone_records(ReportRequest._meta.label, find=line, every=every_line)
    for title, order, count, erase in (
        ("secure messages", _MESSAGES, _count_messages, _erase_messages),
        ("releases", _RELEASES, _count_releases, _erase_releases),
        ("requests for a report", _REQUESTS, _count_requests, _erase_requests),
    ):
        add_lone_part(KIND, title, order, count=count, erase=erase)


def line(key: UUID) -> LoneRecord | None:
    """Return one line: a request, open or answered, with what was given for it."""
    request = ReportRequest.objects.select_related("case", "release").filter(key=key)
    found = request.first()
    if found is None:
        return None
    holding = Holding(
        kind=KIND,
        record=trail.name_of(found),
        title="Line of the register of what was shared",
        opened_on=clock.london(found.asked_at).date(),
        reference=found.reference,
    )
    return LoneRecord(holding, None, starts_on=_ended_on(found), case=found.case)


def every_line() -> Iterable[UUID]:
    return ReportRequest.objects.values_list("key", flat=True)


def _ended_on(request: ReportRequest) -> date | None:
    """Return the day it was shared, or answered otherwise; None while it is open."""
    if request.state in OPEN:
        return None
    release = Release.objects.filter(request=request).first()
    if release is not None:
        return clock.london(release.released_at).date()
    return clock.london(request.decided_at or request.asked_at).date()


def _key(record: str) -> UUID:
    return UUID(record.rpartition(":")[2])


def _count_messages(record: str) -> int:
    return SecureMessage.objects.filter(release__request__key=_key(record)).count()


def _count_releases(record: str) -> int:
    return Release.objects.filter(request__key=_key(record)).count()


def _count_requests(record: str) -> int:
    return ReportRequest.objects.filter(key=_key(record)).count()


def _erase_messages(record: str, now: datetime) -> Erased:
    release = Release.objects.filter(request__key=_key(record))
    return erase_rows(SecureMessage.objects.filter(release__in=release))


def _erase_releases(record: str, now: datetime) -> Erased:
    return erase_rows(Release.objects.filter(request__key=_key(record)))


def _erase_requests(record: str, now: datetime) -> Erased:
    return erase_rows(ReportRequest.objects.filter(key=_key(record)))
