from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import obligations
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import DbsCertificate, DbsCheck, Worker


@dataclass(frozen=True)
class Seen:
    """A certificate that reached us: what may stay of it, and what it says."""

    checked_on: date
    number: str
    level: str
    position: str
    received_on: date
    words: str = ""
    upload: bytes | None = None

    @property
    def has_content(self) -> bool:
        return bool(self.words.strip() or self.upload)


@trail.command
def add_check(
    *,
    worker: Worker,
    seen: Seen,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> DbsCheck:
    """
    Write down a DBS check: its record, and apart from it what the certificate says.

    The content gets a key of its own, because it must go within six months while the
    record stays (C-2). Without words and without a copy there is no content.
    """
    once_only.claim(once, by=by)
    keeping.only_a_keeper(by, worker)
    keeping.still_has_file(worker)
    today = clock.london(now).date()
    if not seen.checked_on <= seen.received_on <= today:
        raise RefusedError(
            "The certificate is dated before we saw it, and that is past."
        )
    check = DbsCheck(
        worker=worker,
        number=_next_number(worker),
        checked_on=seen.checked_on,
        level=DbsCheck.Level(seen.level),
        container=containers.make("dbs record", now=now),
    )
    check.seal(
        {
            "name": worker.unseal().get("name", ""),
            "number": seen.number.strip(),
            "position": seen.position.strip(),
            "outcome": "",
        }
    )
    check.save()
    trail.record("dbs.check_added", about=check, by=by)
    obligations.keep_alone(record=trail.name_of(check), now=now)
    if seen.has_content:
        _keep_content(check, seen, now)
    return check


def _keep_content(check: DbsCheck, seen: Seen, now: datetime) -> None:
    certificate = DbsCertificate(
        check_record=check,
        received_on=seen.received_on,
        container=containers.make("dbs certificate", now=now),
    )
    certificate.seal({"words": seen.words})
    certificate.file = keeping.stored(certificate.container, seen.upload, now)
    certificate.save()
    obligations.keep_alone(record=trail.name_of(certificate), now=now)


def _next_number(worker: Worker) -> int:
    """Return the next number for this worker, with the worker locked."""
    Worker.objects.select_for_update().get(pk=worker.pk)
    last = worker.checks.order_by("number").last()
    return last.number + 1 if last else 1
