from datetime import date, timedelta
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import ClosedDay, Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError

NOT_YOURS = "Closing a day needs a co-ordinator or a manager."
MOST_DAYS = 60


@trail.command
def close_day(
    *,
    venues: list[Venue],
    from_on: date,
    to_on: date,
    reason: str,
    by: Account,
    today: date,
    once: UUID | None = None,
) -> int:
    """
    Close buildings from one day to another, both included. Return how many are new.

    Nothing is called off by this: what is planned on such a day waits for somebody to
    move it or to call it off. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if not permissions.may_plan(by):
        raise RefusedError(NOT_YOURS)
    if from_on < today:
        raise RefusedError("Choose a day that is still to come.")
    if to_on < from_on:
        raise RefusedError("The last day is not before the first day.")
    days = (to_on - from_on).days + 1
    if days > MOST_DAYS:
        raise RefusedError(f"Close {MOST_DAYS} days at most at a time.")
    new = 0
    for venue in venues:
        Venue.objects.select_for_update().get(pk=venue.pk)
        for day in (from_on + timedelta(days=n) for n in range(days)):
            _, made = ClosedDay.objects.update_or_create(
                venue=venue, on=day, defaults={"reason": reason.strip()}
            )
            new += made
    trail.record(
        "days.closed",
        about=venues[0],
        by=by,
        detail={"from": str(from_on), "to": str(to_on), "buildings": len(venues)},
    )
    return new


@trail.command
def open_day_again(*, closed: ClosedDay, by: Account) -> None:
    """Take families on this day after all."""
    if not permissions.may_plan(by):
        raise RefusedError(NOT_YOURS)
    trail.record("day.opened_again", about=closed, by=by, detail={"on": str(closed.on)})
    closed.delete()
