from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.website.models import OwnCheck
from kinkeeper.website.queries.own_checks import things_to_look_at


@trail.command
def record_own_check(
    *,
    what: str,
    done_on: date,
    found: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> OwnCheck:
    """
    Write down that `by` looked at how we keep the policy, and what they found.

    `what` is a name from `things_to_look_at`. Raises RefusedError for a day to come,
    for something else, and for who may not.
    """
    once_only.claim(once, by=by)
    if not by.may(Power.PROMISES_SEE):
        raise RefusedError("This needs the records lead or a manager.")
    if done_on > clock.london(now).date():
        raise RefusedError("Write it down when it has been done.")
    if what not in dict(things_to_look_at()):
        raise RefusedError("Choose what you looked at.")
    sort, _, about = what.partition(":")
    kept = OwnCheck.objects.create(
        sort=sort, about=about, done_on=done_on, by_id=by.pk, found=found.strip()[:500]
    )
    trail.record("own_check.recorded", about=kept, by=by, detail={"what": what})
    return kept
