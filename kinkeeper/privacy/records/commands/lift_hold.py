from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import holding, obligations
from kinkeeper.privacy.records.holding import tail_end
from kinkeeper.privacy.records.models import Hold, HoldStep

__all__ = ["lift_hold", "tail_end"]


@trail.command
def lift_hold(*, hold: Hold, by: Account, now: datetime, version_seen: int) -> bool:
    """
    Ask that a hold ends, or agree when somebody else has asked. True when it ended.

    Two different people are needed. A hold that follows a request or a complaint ends
    with that and is refused here.
    """
    if not by.may(Power.HOLDS_PLACE):
        raise RefusedError("Only the records lead or a manager may lift a hold.")
    versions.advance(hold, seen=version_seen)
    hold.refresh_from_db()
    if hold.ended_on is not None:
        raise RefusedError("This hold has already ended.")
    if hold.is_automatic:
        raise RefusedError(f"This hold ends when {hold.follows} is closed.")
    if hold.lifted_by_id is None:
        hold.lifted_by_id = by.pk
        hold.save(update_fields=["lifted_by_id"])
        _record("hold.lifting_asked", HoldStep.What.LIFTING_ASKED, hold, by, now)
        return False
    if hold.lifted_by_id == by.pk:
        raise RefusedError("A second person must agree before this hold ends.")
    hold.lift_agreed_by_id = by.pk
    holding.end(hold, on=clock.london(now).date())
    _record("hold.lifted", HoldStep.What.LIFTED, hold, by, now)
    if hold.case is not None:
        obligations.refresh(case=hold.case, now=now)
    return True


def _record(action: str, what: str, hold: Hold, by: Account, now: datetime) -> None:
    holding.write_step(hold, what, by=by, now=now)
    key = holding.case_key_of(hold)
    trail.record(action, about=hold, by=by, case_key=key, detail={"kind": hold.kind})
