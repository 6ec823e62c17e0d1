from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import Applicant


@trail.command
def turn_down(
    *,
    applicant: Applicant,
    decided_on: date,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """Say no to an application. Six months later it is gone (A11)."""
    keeping.only_a_keeper(by)
    versions.advance(applicant, seen=version_seen)
    if not applicant.applied_on <= decided_on <= clock.london(now).date():
        raise RefusedError("The decision comes after the application, not after today.")
    applicant.decided_on = decided_on
    applicant.save(update_fields=["decided_on"])
    trail.record("applicant.turned_down", about=applicant, by=by)
    obligations.keep_alone(record=trail.name_of(applicant), now=now)
