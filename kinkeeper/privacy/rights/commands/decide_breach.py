from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Breach

WHOM = {"regulator": "The regulator", "people": "The people it is about"}


@trail.command
def decide_breach(
    *,
    breach: Breach,
    whom: str,
    told_at: datetime | None,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Write down that somebody was told of a breach, or why not (Articles 33, 34).

    `whom` is `regulator` or `people`; `told_at` None means that they are not told. The
    reason is kept in either case. What was decided may be decided anew. Raises
    RefusedError.
    """
    breach = opening.taken_up(breach, by=by, seen=version_seen)
    if not why.strip():
        raise RefusedError("Write down the reason. It is asked for later.")
    if told_at is not None and not breach.aware_at <= told_at <= now:
        raise RefusedError("Choose a moment between when we were sure and now.")
    told = Breach.Told.TOLD if told_at else Breach.Told.NOT_NEEDED
    setattr(breach, whom, told)
    setattr(breach, f"{whom}_told_at", told_at)
    breach.save(update_fields=[whom, f"{whom}_told_at"])
    said = f"{WHOM[whom]}: {told.label.lower()}"
    more = {f"why_{whom}": why.strip()}
    opening.write_down(breach, said, words=why, by=by, now=now, more=more)
    opening.noted("breach.decided", breach, by, whom=whom, told=str(told))
