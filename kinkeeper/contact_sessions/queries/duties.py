"""When a worker is with which family, as planned."""

from datetime import date

from kinkeeper.contact_sessions.models import Session
from kinkeeper.rules.contact_sessions.one_room import Duty
from kinkeeper.rules.contact_sessions.staggering import Times, times


def duty_of(session: Session) -> Duty:
    """Return a session as the duty of its worker, first coming to last going."""
    planned = times(session.starts_at, session.ends_at, session.apart_minutes)
    return duty_in(session.room_id, session, planned)


def duty_in(room: int, session: Session, planned: Times) -> Duty:
    """Return the duty that a session would be in a room at other times."""
    return Duty(
        room=str(room),
        observed=session.is_observed,
        starts=planned.visitor_arrives,
        ends=planned.visitor_leaves,
    )


def other_duties(session: Session, *, on: date | None = None) -> list[Duty]:
    """Return what else the worker of a session has on its day, or on another."""
    if session.supervisor_id is None:
        return []
    found = Session.objects.filter(
        supervisor=session.supervisor_id, held_on=on or session.held_on
    ).exclude(state=Session.State.NOT_HELD)
    return [duty_of(other) for other in found if other.pk != session.pk]
