from datetime import date, datetime, time
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.place_session import place_session
from kinkeeper.contact_sessions.commands.plan_session import (
    NotReadyError,
    check_worker,
    roster,
)
from kinkeeper.contact_sessions.emails import tell_of_a_change
from kinkeeper.contact_sessions.models import Override, Room, Session
from kinkeeper.contact_sessions.queries import gate
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
    once: UUID | None = None,
) -> None:
    """
    Move a planned session to another time or room (London). Its length stays.

    Answers that people gave for the old time are forgotten, and both sides are told
    to look at their own dates. The new day is asked all that planning asks; who went
    on regardless once has answered for the move too. Raises RefusedError when somebody
    has come already, NotReadyError and DoesNotFitError as planning does. `tell` is
    False when the caller tells the sides.
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
    obligations.locked(session.case)
    check_worker(session.supervisor, session.service)
    _check_gate(session, on)
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
        detail={"on": str(on)},
    )
    obligations.refresh(case=session.case, now=now)


def _check_gate(session: Session, on: date) -> None:
    went_on = session.overrides.filter(rule=Override.Rule.FIRST_SESSION)
    decision = gate.first_session(session.case, on)
    if not decision.allowed and not went_on.exists():
        raise NotReadyError(decision)
