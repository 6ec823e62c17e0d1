from datetime import date, datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import Engagement


@trail.command
def end_engagement(
    *,
    engagement: Engagement,
    to_on: date,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Write down the last day of a time of work, or correct it (P9a).

    Six years after the last of all ends the file may go. A day to come is allowed; the
    clock starts when it has come.
    """
    worker = engagement.worker
    keeping.only_a_keeper(by, worker)
    versions.advance(worker, seen=version_seen)
    worker.refresh_from_db()
    keeping.still_has_file(worker)
    if to_on < engagement.from_on:
        raise RefusedError("The last day cannot be before the first day.")
    engagement.to_on = to_on
    engagement.save(update_fields=["to_on"])
    trail.record("engagement.ended", about=worker, by=by, detail={"to": str(to_on)})
    keeping.keep_file_and_checks(worker, now)
