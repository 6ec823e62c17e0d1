from dataclasses import asdict
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
from kinkeeper.workforce.commands.add_worker import Details
from kinkeeper.workforce.models import Applicant


@trail.command
def add_applicant(
    *,
    details: Details,
    words: str,
    applied_on: date,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Applicant:
    """Write down that somebody asked to work here."""
    once_only.claim(once, by=by)
    keeping.only_a_keeper(by)
    if applied_on > clock.london(now).date():
        raise RefusedError("The application cannot come from the future.")
    applicant = Applicant(
        reference=keeping.next_reference("A"),
        applied_on=applied_on,
        container=containers.make("application", now=now),
    )
    applicant.seal({**asdict(details), "words": words})
    applicant.save()
    trail.record("applicant.added", about=applicant, by=by)
    obligations.keep_alone(record=trail.name_of(applicant), now=now)
    return applicant
