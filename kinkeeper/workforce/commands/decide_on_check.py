from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import DbsCertificate, DbsCheck


@trail.command
def decide_on_check(
    *,
    check: DbsCheck,
    decision: str,
    outcome: str,
    decided_on: date,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Decide whether somebody may work here, by name (P9c).

    From the day of the decision the certificate has six months at most. `outcome` is
    what stays in words; it must not repeat what the certificate says.
    """
    keeping.only_a_keeper(by, check.worker)
    versions.advance(check, seen=version_seen)
    check.refresh_from_db()
    if not check.checked_on <= decided_on <= clock.london(now).date():
        raise RefusedError("The decision comes after the check, and not after today.")
    check.decision, check.decided_on = DbsCheck.Decision(decision), decided_on
    check.decided_by_id = by.pk
    check.seal({**check.unseal(), "outcome": outcome.strip()})
    check.save(update_fields=["decision", "decided_on", "decided_by_id", "sealed"])
    trail.record("dbs.decided", about=check, by=by)
    obligations.keep_alone(record=trail.name_of(check), now=now)
    for certificate in DbsCertificate.objects.filter(check_record=check):
        obligations.keep_alone(record=trail.name_of(certificate), now=now)
