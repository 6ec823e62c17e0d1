from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Q

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Opening, Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError

NOT_YOURS = "Setting the hours needs a co-ordinator or a manager."


@dataclass(frozen=True)
class Hours:
    """What an opening says. Hours are London; both days are included."""

    weekday: int
    opens: time
    closes: time
    families_at_once: int
    families_each_worker: int
    from_on: date
    to_on: date | None = None
    children_each_worker: int = 0
    least_workers: int = 0


@trail.command
def add_opening(
    *, venue: Venue, hours: Hours, by: Account, once: UUID | None = None
) -> Opening:
    """
    Open a building on a weekday, for some hours, from one day to another or for good.

    From the first opening on, the planner keeps to the hours of that building. Raises
    RefusedError when two openings of one weekday would overlap.
    """
    once_only.claim(once, by=by)
    _check(venue, hours, by)
    opening = Opening.objects.create(venue=venue, **vars(hours))
    _record("opening.added", opening, by)
    return opening


@trail.command
def change_opening(
    *,
    opening: Opening,
    hours: Hours,
    by: Account,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """Change an opening. What is planned already stays, and is to be looked at."""
    once_only.claim(once, by=by)
    versions.advance(opening, seen=version_seen)
    _check(opening.venue, hours, by, leaving_out=opening)
    for name, value in vars(hours).items():
        setattr(opening, name, value)
    opening.save()
    _record("opening.changed", opening, by)


@trail.command
def end_opening(
    *, opening: Opening, last_on: date, by: Account, version_seen: int
) -> None:
    """Let an opening end after a day; one that has not begun by then goes away."""
    if not permissions.may_plan(by):
        raise RefusedError(NOT_YOURS)
    versions.advance(opening, seen=version_seen)
    if opening.to_on is not None and opening.to_on <= last_on:
        raise RefusedError("This opening has ended already.")
    _record("opening.ended", opening, by)
    if last_on < opening.from_on:
        opening.delete()
        return
    opening.to_on = last_on
    opening.save(update_fields=["to_on"])


def _check(
    venue: Venue, hours: Hours, by: Account, *, leaving_out: Opening | None = None
) -> None:
    if not permissions.may_plan(by):
        raise RefusedError(NOT_YOURS)
    Venue.objects.select_for_update().get(pk=venue.pk)
    if hours.closes <= hours.opens:
        raise RefusedError("It closes after it opens.")
    if hours.to_on is not None and hours.to_on < hours.from_on:
        raise RefusedError("The last day is not before the first day.")
    others = Opening.objects.filter(
        Q(to_on=None) | Q(to_on__gte=hours.from_on),
        venue=venue,
        weekday=hours.weekday,
        opens__lt=hours.closes,
        closes__gt=hours.opens,
    )
    if hours.to_on is not None:
        others = others.filter(from_on__lte=hours.to_on)
    if leaving_out is not None:
        others = others.exclude(pk=leaving_out.pk)
    if others.exists():
        raise RefusedError(
            "The building is open then already. Change that opening instead."
        )


def _record(action: str, opening: Opening, by: Account) -> None:
    hours = f"{opening.opens:%H:%M}-{opening.closes:%H:%M}"
    detail = {"weekday": opening.weekday, "hours": hours}
    trail.record(action, about=opening, by=by, detail=detail)
