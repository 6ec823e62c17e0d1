from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import holding
from kinkeeper.privacy.records.commands.place_hold import check_review
from kinkeeper.privacy.records.models import Hold, HoldStep


@trail.command
def extend_hold(
    *,
    hold: Hold,
    review_on: date,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    owner: Account | None = None,
) -> None:
    """
    Keep a hold after looking at it again, with a reason and a new day to look.

    A wish of one person to end it is void. Raises RefusedError when the person may not,
    when it has ended, or when the day lies outside the next twelve months.
    """
    if not by.may(Power.HOLDS_PLACE):
        raise RefusedError("Only the records lead or a manager may extend a hold.")
    if not reason.strip():
        raise RefusedError("Say why the record must still be kept.")
    check_review(review_on, clock.london(now).date())
    versions.advance(hold, seen=version_seen)
    hold.refresh_from_db()
    if hold.ended_on is not None:
        raise RefusedError("This hold has already ended.")
    hold.review_on = review_on
    hold.lifted_by_id = None
    if owner is not None:
        hold.owner = owner
    hold.save(update_fields=["review_on", "lifted_by_id", "owner"])
    step = HoldStep.What.EXTENDED
    holding.write_step(hold, step, by=by, now=now, words=reason.strip()[:500])
    trail.record(
        "hold.extended",
        about=hold,
        by=by,
        case_key=holding.case_key_of(hold),
        detail={"kind": hold.kind, "review_on": str(review_on)},
    )
