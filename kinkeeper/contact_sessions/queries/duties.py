"""When a worker is with which family, as planned."""

from datetime import date, timedelta

from kinkeeper.contact_sessions.models import Session
from kinkeeper.rules.contact_sessions.one_room import Duty


def duty_of(session: Session) -> Duty:
    """Return a session as the duty of its worker, first coming to last going."""
    apart = timedelta(minutes=session.apart_minutes)
    return Duty(
        room=str(session.room_id),
        observed=session.is_observed,
        starts=session.starts_at - apart,
        ends=session.ends_at + apart,
    )


def other_duties(session: Session, *, on: date | None = None) -> list[Duty]:
    """Return what else the worker of a session has on its day, or on another."""
    if session.supervisor_id is None:
        return []
    found = Session.objects.filter(
        supervisor=session.supervisor_id, held_on=on or session.held_on
    ).exclude(state=Session.State.NOT_HELD)
    return [duty_of(other) for other in found if other.pk != session.pk]
