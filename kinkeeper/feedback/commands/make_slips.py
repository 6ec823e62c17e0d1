from datetime import datetime, timedelta

from kinkeeper.feedback import permissions
from kinkeeper.feedback.models import Audience, Slip
from kinkeeper.feedback.queries.slips import digest_of, fresh_code
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError

GOOD_FOR = timedelta(days=28)
MOST = 24


@trail.command
def make_slips(*, audience: str, number: int, by: Account, now: datetime) -> list[str]:
    """
    Make slips that open one sheet each, and return their codes to be printed.

    A code is told once. Nothing says to whom a slip was given.
    """
    if not permissions.may_hand_out(by):
        raise RefusedError("Somebody who runs sessions makes slips.")
    if not 1 <= number <= MOST:
        raise RefusedError(f"Make 1 to {MOST} slips at a time.")
    codes = [fresh_code() for _ in range(number)]
    ends = clock.london(now).date() + GOOD_FOR
    Slip.objects.bulk_create(
        Slip(code_sha256=digest_of(code), audience=Audience(audience), expires_on=ends)
        for code in codes
    )
    trail.record(
        "feedback.slips_made", about="feedback", by=by, detail={"number": number}
    )
    return codes
