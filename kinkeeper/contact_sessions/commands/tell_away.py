from datetime import date
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Away
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def tell_away(
    *,
    worker: Account,
    from_on: date,
    to_on: date,
    by: Account,
    today: date,
    once: UUID | None = None,
) -> Away:
    """
    Write down that a worker does not come, both days included. Nobody is asked why.

    Somebody may tell it of themselves; a planner of anybody. What is planned stays and
    is to be looked at. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if by.pk != worker.pk and not permissions.may_plan(by):
        raise RefusedError("You may tell this of yourself only.")
    if to_on < from_on:
        raise RefusedError("The last day is not before the first day.")
    if to_on < today:
        raise RefusedError("Choose days that are still to come.")
    away = Away.objects.create(worker=worker, from_on=from_on, to_on=to_on)
    trail.record(
        "away.told",
        about=away,
        by=by,
        detail={"worker": worker.pk, "from": str(from_on), "to": str(to_on)},
    )
    return away


@trail.command
def come_after_all(*, away: Away, by: Account) -> None:
    """Take days away back."""
    if by.pk != away.worker_id and not permissions.may_plan(by):
        raise RefusedError("You may tell this of yourself only.")
    trail.record(
        "away.taken_back", about=away, by=by, detail={"worker": away.worker_id}
    )
    away.delete()
