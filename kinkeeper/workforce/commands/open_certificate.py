from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import DbsCertificate

# What a certificate may be opened for.
PURPOSES = ("the decision", "a dispute", "a check of the records")


@trail.command
def open_certificate(
    *, certificate: DbsCertificate, purpose: str, by: Account, now: datetime
) -> None:
    """
    Write down that somebody sees what a certificate says.

    To show it to who has no business with it is an offence, so everybody who saw it is
    on a list that stays with the record of the check.
    """
    check = certificate.check_record
    keeping.only_a_keeper(by, check.worker)
    known = purpose if purpose in PURPOSES else PURPOSES[-1]
    check.sights.create(seen_by_id=by.pk, seen_at=now, purpose=known)
    trail.viewed("dbs_certificate", about=certificate, by=by, purpose=known)
