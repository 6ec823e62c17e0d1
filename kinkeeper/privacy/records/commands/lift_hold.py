from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import edition
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Hold
from kinkeeper.rules.dates import add_months
from kinkeeper.rules.retention import BlockKind


@trail.command
def lift_hold(*, hold: Hold, by: Account, now: datetime, version_seen: int) -> bool:
    """
    Ask that a hold ends, or agree when somebody else has asked. True when it ended.

    Two different people are needed. A hold for a request or a complaint goes on
    stopping disposal for its tail (C-16).
    """
    if not by.may(Power.HOLDS_PLACE):
        raise RefusedError("Only the records lead or a manager may lift a hold.")
    versions.advance(hold, seen=version_seen)
    hold.refresh_from_db()
    if hold.ended_on is not None:
        raise RefusedError("This hold has already ended.")
    if hold.lifted_by_id is None:
        hold.lifted_by_id = by.pk
        hold.save(update_fields=["lifted_by_id"])
        _record("hold.lifting_asked", hold, by)
        return False
    if hold.lifted_by_id == by.pk:
        raise RefusedError("A second person must agree before this hold ends.")
    today = clock.london(now).date()
    hold.lift_agreed_by_id = by.pk
    hold.ended_on = today
    hold.stops_until = tail_end(hold.kind, today)
    hold.save(update_fields=["lift_agreed_by_id", "ended_on", "stops_until"])
    _record("hold.lifted", hold, by)
    if hold.case is not None:
        obligations.refresh(case=hold.case, now=now)
    return True


def tail_end(kind: str, ended_on: date) -> date:
    """Return the last day on which an ended hold still stops disposal."""
    schedule = edition.in_force().schedule
    if not schedule.holds[BlockKind(kind)].tail:
        return ended_on
    return add_months(ended_on, schedule.settings.post_request_hold_months)


def _record(action: str, hold: Hold, by: Account) -> None:
    key = hold.case.key if hold.case else None
    trail.record(action, about=hold, by=by, case_key=key, detail={"kind": hold.kind})
