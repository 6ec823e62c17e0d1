from datetime import date, datetime, time
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.first_session import (
    answered_for,
    keep_reason,
    pass_gate,
)
from kinkeeper.contact_sessions.commands.place_session import place_session
from kinkeeper.contact_sessions.commands.plan_session import check_worker, roster
from kinkeeper.contact_sessions.emails import tell_of_a_change
from kinkeeper.contact_sessions.models import Room, Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations


@trail.command
def move_session(  # noqa: PLR0913
    *,
    session: Session,
    room: Room,
    on: date,
    start: time,
    by: Account,
    now: datetime,
    version_seen: int,
    tell: bool = True,
    override_reason: str = "",
    once: UUID | None = None,
) -> None:
    """
    Move a planned session to another time or room (London). Its length stays.

    Answers that people gave for the old time are forgotten, and both sides are told
    to look at their own dates. The new day is asked all that planning asks. What a
    manager went on in spite of is not asked again; whatever else is missing needs a
    manager's `override_reason`. Raises RefusedError when somebody has come already,
    NotReadyError and DoesNotFitError as planning does. `tell` is False when the
    caller tells the sides.
    """
    once_only.claim(once, by=by)
    if not permissions.may_plan(by):
        raise RefusedError("Planning needs a co-ordinator or a manager.")
    versions.advance(session, seen=version_seen)
    if session.state != Session.State.PLANNED:
        raise RefusedError("Only a session that is still planned can be moved.")
    if session.presences.exclude(arrived_at=None).exists():
        raise RefusedError("Somebody has come for this session already.")
    # Session, case, building: everybody locks in this order.
    case = obligations.locked(session.case)
    check_worker(session.supervisor, session.service)
    gaps = pass_gate(
        case,
        on,
        reason=override_reason,
        by=by,
        answered=answered_for(session),
    )
    keep_reason(session, gaps, override_reason, by=by, now=now)
    length = session.ends_at - session.starts_at
    session.room, session.held_on = room, on
    session.starts_at = clock.moment(on, start.hour, start.minute)
    session.ends_at = session.starts_at + length
    place_session(session, now=now)
    roster(session, by=by)
    for party in parties.adults(session.case) if tell else ():
        tell_of_a_change(party, now=now)
    trail.record(
        "session.moved",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"on": str(on), "regardless": bool(gaps)},
    )
    obligations.refresh(case=session.case, now=now)
