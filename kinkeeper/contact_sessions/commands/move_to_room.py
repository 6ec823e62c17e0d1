from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.contact_sessions.commands.check_door import (
    AlreadyMarkedError,
    open_register,
)
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party

Place = Presence.Place


@trail.command
def move_to_room(
    *, presence: Presence, at: datetime, by: Account, once: UUID | None = None
) -> None:
    """
    Write down that somebody is in the room; the corridor is free again.

    The adult the child lives with does not go in: they are out of the way until the
    end. When both sides are in the room, the session begins. A second tap changes
    nothing. Raises RefusedError when they are not in the building.
    """
    once_only.claim(once, by=by)
    session, group = open_register(presence, by=by, at=at)
    if any(one.place in (Place.DUE, Place.LEFT) for one in group):
        raise RefusedError("They are not in the building.")
    late = [one for one in group if one.arrived_at and one.arrived_at > at]
    if late:
        raise AlreadyMarkedError(late[0].arrived_at, late[0].arrived_by, "Arrived")
    for one in group:
        waits = one.party.side == Party.Side.RESIDENT
        Presence.objects.filter(pk=one.pk, place=Place.SHARED).update(
            place=Place.AWAY if waits else Place.ROOM,
            room_at=at,
            version=F("version") + 1,
        )
    if session.state == Session.State.PLANNED and _together(session):
        begin_session(session=session, at=at, by=by)
    trail.record(
        "session.in_room",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"side": presence.party.side},
    )


def _together(session: Session) -> bool:
    """Say whether a child and the visiting adult are both in the room."""
    inside = session.presences.filter(place=Place.ROOM)
    sides = set(inside.values_list("party__side", flat=True))
    return {Party.Side.CHILD, Party.Side.VISITING} <= sides
