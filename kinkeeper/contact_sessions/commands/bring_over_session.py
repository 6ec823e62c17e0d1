"""A session of the time before this program: only that it was, and whether held."""

from datetime import date, datetime, time, timedelta

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Door, Room, Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations


@trail.command
def bring_over_session(  # noqa: PLR0913
    *,
    case: Case,
    room: Room,
    doors: tuple[Door, Door],
    on: date,
    start: time,
    minutes: int,
    took_place: bool,
    by: Account,
    now: datetime,
) -> Session:
    """
    Write down a session that is over. It counts for how long the file is kept (C-9).

    `doors` are the child's and the visiting adult's. Who came when is not known, and
    is not made up. Raises RefusedError.
    """
    if not permissions.may_plan(by):
        raise RefusedError("Planning needs a co-ordinator or a manager.")
    starts_at = clock.moment(on, start.hour, start.minute)
    if starts_at >= now:
        raise RefusedError("This time is still to come. Leave “took place” empty.")
    if on < case.opened_on:
        raise RefusedError("It was before the family was opened.")
    if doors[0] == doors[1]:
        raise RefusedError("The two sides use different doors.")
    session = Session.objects.create(
        case=case,
        service=case.service,
        room=room,
        held_on=on,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        child_door=doors[0],
        visitor_door=doors[1],
        state=Session.State.HELD if took_place else Session.State.NOT_HELD,
        planned_by=by,
    )
    obligations.refresh(case=case, now=now)
    trail.record("session.brought_over", about=session, by=by, case_key=case.key)
    return session
