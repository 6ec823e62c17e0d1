from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.commands.add_worker import Work
from kinkeeper.workforce.models import Engagement, Worker


@trail.command
def begin_engagement(
    *, worker: Worker, work: Work, by: Account, now: datetime, version_seen: int
) -> Engagement:
    """
    Write down that somebody works here again, or does something else besides.

    While they work here the file's clock stands still: an agreed disposal is taken out.
    """
    keeping.only_a_keeper(by, worker)
    versions.advance(worker, seen=version_seen)
    worker.refresh_from_db()
    keeping.still_has_file(worker)
    engagement = worker.engagements.create(
        kind=work.kind, position=work.position, from_on=work.from_on
    )
    trail.record(
        "engagement.begun", about=worker, by=by, detail={"from": str(work.from_on)}
    )
    keeping.keep_file_and_checks(worker, now)
    return engagement
