"""The people who work here, for who keeps their files."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.workforce import permissions
from kinkeeper.workforce.models import (
    DbsCertificate,
    DbsCheck,
    Engagement,
    StaffPaper,
    Worker,
)
from kinkeeper.workforce.queries import checks

PURPOSE = "keeping the staff files"


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    worker: Worker
    name: str
    work: str
    since: date | None
    left_on: date | None
    check: Tag


def workers(*, viewer: Account) -> QuerySet[Worker]:
    """Return everybody with a file, for who keeps the files. Else 404."""
    if not permissions.may_keep(viewer):
        raise Http404
    return Worker.objects.select_related("container", "account").order_by("reference")


def roll(*, viewer: Account, today: date) -> list[Row]:
    """Return the list of those who work here and those who left."""
    found = workers(viewer=viewer).filter(file_destroyed_on=None)
    trail.viewed("staff_files", about="staff files", by=viewer, purpose=PURPOSE)
    rows = [
        _row(worker, today)
        for worker in found.prefetch_related("engagements", "checks")
    ]
    return sorted(rows, key=lambda row: (row.left_on is not None, row.name.casefold()))


def worker_by_reference(reference: str, *, viewer: Account) -> Worker:
    """Return one worker. The same 404 for "no such" and "not for you"."""
    found = workers(viewer=viewer).filter(reference__iexact=reference).first()
    if found is None:
        raise Http404
    return found


def engagement_of(worker: Worker, number: int, *, viewer: Account) -> Engagement:
    """Return one time of work of a worker, by its primary key. Else 404."""
    workers(viewer=viewer)
    found = worker.engagements.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def paper_by_key(key: UUID, *, viewer: Account) -> StaffPaper:
    """Return one paper, or 404."""
    workers(viewer=viewer)
    found = StaffPaper.objects.filter(key=key)
    paper = found.select_related("worker", "container", "file__container").first()
    if paper is None:
        raise Http404
    return paper


def check_by_key(key: UUID, *, viewer: Account) -> DbsCheck:
    """Return the record of one check, or 404."""
    workers(viewer=viewer)
    found = DbsCheck.objects.filter(key=key).select_related("worker", "container")
    check = found.first()
    if check is None:
        raise Http404
    return check


def certificate_by_key(key: UUID, *, viewer: Account) -> DbsCertificate:
    """Return one certificate, or 404."""
    workers(viewer=viewer)
    found = DbsCertificate.objects.filter(key=key).select_related(
        "check_record__worker", "container", "file__container"
    )
    certificate = found.first()
    if certificate is None:
        raise Http404
    return certificate


def name_of(worker: Worker) -> str:
    """Return the name on the file; the reference once the file has gone."""
    if not worker.has_file:
        return worker.reference
    return str(worker.unseal().get("name") or worker.reference)


def left_on(worker: Worker, today: date) -> date | None:
    """Return the last day of work, or None for who works here or will."""
    ends = [one.to_on for one in worker.engagements.all()]
    past = [end for end in ends if end is not None and end <= today]
    return max(past) if ends and len(past) == len(ends) else None


def check_tag(worker: Worker, today: date) -> Tag:
    """Say in a few words whether the newest check is valid."""
    found = list(worker.checks.all())
    if not found:
        return Tag("No DBS check", "red", "alert")
    if checks.is_refused(worker):
        return Tag("May not work here", "red", "no")
    good = [one.checked_on for one in found if one.decision in checks.MAY_WORK]
    if good and checks.renew_by(max(good)) >= today:
        return Tag("Checked", "leaf", "check")
    if any(not one.decision for one in found):
        return Tag("No decision yet", "honey", "clock")
    return Tag("Check is too old", "red", "alert")


def _row(worker: Worker, today: date) -> Row:
    engagements = list(worker.engagements.all())
    gone = left_on(worker, today)
    return Row(
        worker=worker,
        name=name_of(worker),
        work=engagements[-1].position if engagements else "",
        since=engagements[0].from_on if engagements else None,
        left_on=gone,
        check=Tag("Left", "line") if gone else check_tag(worker, today),
    )
