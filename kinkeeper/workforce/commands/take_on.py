from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import obligations
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.commands.add_worker import Details, Work, open_file
from kinkeeper.workforce.models import Applicant, StaffPaper, Worker


@trail.command
def take_on(
    *,
    applicant: Applicant,
    sort: str,
    work: Work,
    by: Account,
    now: datetime,
    version_seen: int,
) -> Worker:
    """
    Open the file of an applicant who joins. The application becomes its first paper.

    Nothing is left where the application lay.
    """
    keeping.only_a_keeper(by)
    versions.advance(applicant, seen=version_seen)
    said = applicant.unseal()
    words = said.pop("words", "")
    worker = open_file(details=Details(**said), sort=sort, work=work, by=by, now=now)
    paper = StaffPaper(
        worker=worker,
        kind=StaffPaper.Kind.HR_FILE,
        container=worker.container,
        added_on=clock.london(now).date(),
        added_by_id=by.pk,
    )
    paper.seal({"title": "Application", "words": words})
    paper.save()
    record, container = trail.name_of(applicant), applicant.container
    applicant.delete()
    containers.shred(container, now=now)
    trail.record("applicant.taken_on", about=worker, by=by)
    obligations.keep_alone(record=record, now=now)
    return worker
