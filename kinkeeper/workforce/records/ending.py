"""
How each kind of record about a worker is destroyed.

Danger: nothing here can be undone. Only the disposal engine calls these functions,
after two people agreed. The certificate of a check goes alone: its record and the
worker's file stay. A worker's row stays as a stub until the last record has gone.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault import containers
from kinkeeper.foundation.vault.models import Container
from kinkeeper.privacy.records.erasing import erase_files, erase_rows, together
from kinkeeper.privacy.records.register import Erased, add_lone_part
from kinkeeper.rules.retention import Record
from kinkeeper.workforce.models import (
    OF_FILE,
    Applicant,
    CertificateSight,
    DbsCertificate,
    DbsCheck,
    PaperUse,
    StaffPaper,
    Worker,
)
from kinkeeper.workforce.records import accounts

_ROWS, _PEOPLE, _LAST = 100, 800, 1000


def register_parts() -> None:
    """Tell the register how each kind of record about workers is destroyed."""
    for kind, title, order, count, erase in (
        (Record.HR_FILE, "papers of the file", _ROWS, _count_papers, _erase_papers),
        (Record.HR_FILE, "sign-in of the person", _PEOPLE, _count_account, _let_go),
        (Record.HR_FILE, "details and key of the file", _LAST, _one, _erase_details),
        (Record.PARENTAL_LEAVE, "parental leave papers", _ROWS, _one, _erase_paper),
        (Record.STAFF_MISC, "other staff papers", _ROWS, _one, _erase_paper),
        (Record.DBS_CERTIFICATE, "DBS certificates", _ROWS, _one, _erase_content),
        (Record.DBS_RECORD, "records of DBS checks", _ROWS, _one, _erase_check),
        ("applicant", "applications", _ROWS, _one, _erase_application),
    ):
        add_lone_part(kind, title, order, count=count, erase=erase)


def _key(record: str) -> UUID:
    return UUID(record.rpartition(":")[2])


def _one(record: str) -> int:
    return 1


def _worker(record: str) -> Worker:
    return Worker.objects.select_related("container", "account").get(key=_key(record))


def _count_papers(record: str) -> int:
    return StaffPaper.objects.filter(worker__key=_key(record), kind__in=OF_FILE).count()


def _erase_papers(record: str, now: datetime) -> Erased:
    worker = _worker(record)
    papers = StaffPaper.objects.filter(worker=worker, kind__in=OF_FILE)
    files = StoredFile.objects.filter(container=worker.container)
    return together([erase_rows(papers), erase_files(files)])


def _count_account(record: str) -> int:
    account = _worker(record).account
    return 1 if account is not None and not account.is_active else 0


def _let_go(record: str, now: datetime) -> Erased:
    account = _worker(record).account
    return Erased(count=accounts.let_go(account) if account else 0)


def _erase_details(record: str, now: datetime) -> Erased:
    """Empty the worker's row and destroy its key; days of work stay for the checks."""
    worker = _worker(record)
    worker.engagements.update(position="")
    worker.sealed, worker.account = b"", None
    worker.file_destroyed_on = clock.london(now).date()
    worker.save(update_fields=["sealed", "account", "file_destroyed_on"])
    containers.shred(worker.container, now=now)
    _drop_stub(worker)
    return Erased(count=1)


def _erase_paper(record: str, now: datetime) -> Erased:
    paper = StaffPaper.objects.select_related("worker", "container").get(
        key=_key(record)
    )
    uses = erase_rows(PaperUse.objects.filter(paper=paper))
    rows = erase_rows(StaffPaper.objects.filter(pk=paper.pk))
    return together([uses, rows, _erase_container(paper.container, now, paper.worker)])


def _erase_content(record: str, now: datetime) -> Erased:
    """Destroy what a certificate says. The record of the check says that it went."""
    found = DbsCertificate.objects.filter(key=_key(record))
    certificate = found.select_related("container").get()
    DbsCheck.objects.filter(pk=certificate.check_record_id).update(
        content_destroyed_on=clock.london(now).date()
    )
    rows = erase_rows(found)
    return together([rows, _erase_container(certificate.container, now)])


def _erase_check(record: str, now: datetime) -> Erased:
    found = DbsCheck.objects.filter(key=_key(record))
    check = found.select_related("container", "worker").get()
    sights = erase_rows(CertificateSight.objects.filter(check_record=check))
    rows = erase_rows(DbsCheck.objects.filter(pk=check.pk))
    return together(
        [sights, rows, _erase_container(check.container, now, check.worker)]
    )


def _erase_application(record: str, now: datetime) -> Erased:
    found = Applicant.objects.filter(key=_key(record))
    container = found.select_related("container").get().container
    rows = erase_rows(found)
    return together([rows, _erase_container(container, now)])


def _erase_container(
    container: Container, now: datetime, worker: Worker | None = None
) -> Erased:
    files = erase_files(StoredFile.objects.filter(container=container))
    containers.shred(container, now=now)
    if worker is not None:
        _drop_stub(worker)
    return files


def _drop_stub(worker: Worker) -> None:
    """Delete the worker's row once nothing about the person hangs on it."""
    if worker.has_file or worker.papers.exists() or worker.checks.exists():
        return
    worker.delete()
