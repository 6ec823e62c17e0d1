from datetime import date
from uuid import UUID

from django.db.models import Q

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Opening, Shift
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError

NOT_YOURS = "The rota needs a co-ordinator or a manager."


@trail.command
def add_shift(
    *,
    opening: Opening,
    worker: Account,
    from_on: date,
    to_on: date | None,
    by: Account,
    once: UUID | None = None,
) -> Shift:
    """
    Put a worker on the rota of an opening, from one day to another or for good.

    From the first worker on, only those on its rota are planned in that opening.
    """
    once_only.claim(once, by=by)
    if not permissions.may_plan(by):
        raise RefusedError(NOT_YOURS)
    if to_on is not None and to_on < from_on:
        raise RefusedError("The last day is not before the first day.")
    Opening.objects.select_for_update().get(pk=opening.pk)
    same = Shift.objects.filter(opening=opening, worker=worker).filter(
        Q(to_on=None) | Q(to_on__gte=from_on)
    )
    if to_on is not None:
        same = same.filter(from_on__lte=to_on)
    if same.exists():
        raise RefusedError(f"{worker.short_name} is on this rota then already.")
    shift = Shift.objects.create(
        opening=opening, worker=worker, from_on=from_on, to_on=to_on
    )
    trail.record("rota.added", about=shift, by=by, detail={"worker": worker.pk})
    return shift


@trail.command
def end_shift(*, shift: Shift, last_on: date, by: Account) -> None:
    """Take a worker off a rota after a day; what had not begun by then goes away."""
    if not permissions.may_plan(by):
        raise RefusedError(NOT_YOURS)
    trail.record("rota.ended", about=shift, by=by, detail={"worker": shift.worker_id})
    if last_on < shift.from_on:
        shift.delete()
        return
    shift.to_on = last_on
    shift.save(update_fields=["to_on"])
