"""When a worker is with which family, as planned."""

from kinkeeper.contact_sessions.models import Session
from kinkeeper.rules.contact_sessions.one_room import Duty
from kinkeeper.rules.contact_sessions.staggering import times


def duty_of(session: Session) -> Duty:
    """Return a session as the duty of its worker, first coming to last going."""
    planned = times(session.starts_at, session.ends_at, session.apart_minutes)
    return Duty(
        room=str(session.room_id),
        observed=session.is_observed,
        starts=planned.visitor_arrives,
        ends=planned.visitor_leaves,
    )
