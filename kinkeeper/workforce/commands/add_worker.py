from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import Worker


@dataclass(frozen=True)
class Details:
    """Who somebody is and how to reach them. Sealed with the file's own key."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    next_of_kin: str = ""
    born_on: date | None = None


@dataclass(frozen=True)
class Work:
    """What somebody does here, from which day."""

    kind: str
    position: str
    from_on: date


@trail.command
def add_worker(
    *,
    details: Details,
    sort: str,
    work: Work,
    by: Account,
    now: datetime,
    account: Account | None = None,
    once: UUID | None = None,
) -> Worker:
    """Open the file of somebody who works here, paid or not."""
    once_only.claim(once, by=by)
    keeping.only_a_keeper(by)
    return open_file(
        details=details, sort=sort, work=work, by=by, now=now, account=account
    )


def open_file(
    *,
    details: Details,
    sort: str,
    work: Work,
    by: Account,
    now: datetime,
    account: Account | None = None,
) -> Worker:
    """Make the file, inside a caller's command. Raises RefusedError."""
    if not details.name.strip():
        raise RefusedError("Enter the name of the person.")
    if account is not None and account.pk == by.pk:
        raise RefusedError("Somebody else must open your file.")
    if account is not None and Worker.objects.filter(account=account).exists():
        raise RefusedError("This person has a file already. Use that one.")
    worker = Worker(
        reference=keeping.next_reference("W"),
        sort=Worker.Sort(sort),
        account=account,
        container=containers.make("staff file", now=now),
        opened_on=clock.london(now).date(),
    )
    worker.seal(asdict(details))
    worker.save()
    worker.engagements.create(
        kind=work.kind, position=work.position, from_on=work.from_on
    )
    trail.record("staff_file.opened", about=worker, by=by, detail={"sort": sort})
    keeping.keep_file_and_checks(worker, now)
    return worker
