from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.models import Accident


@trail.command
def see_injury(*, injury: Accident, by: Account, now: datetime) -> None:
    """Say that the safeguarding lead has read of a mark seen at arrival. Once."""
    if not by.may(Power.CONCERNS_LEAD):
        raise RefusedError("Only the safeguarding lead can do this.")
    unread = Accident.objects.filter(
        pk=injury.pk, sort=Accident.Sort.BEFORE, seen_at=None
    )
    if not unread.update(seen_at=now, seen_by=by):
        raise RefusedError("This was read already, or it is not for the lead.")
    trail.record(
        "accident.seen",
        about=injury,
        by=by,
        case_key=injury.case.key if injury.case else None,
    )
