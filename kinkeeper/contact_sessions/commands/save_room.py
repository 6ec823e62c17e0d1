from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Room, Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def save_room(
    *,
    venue: Venue,
    room: Room | None,
    name: str,
    families_at_once: int,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Room:
    """
    Add a room to a building, or change one.

    Raises RefusedError for a name in use, and when a session to come has a place that
    the room would no longer have.
    """
    once_only.claim(once, by=by)
    if not permissions.may_change_building(by):
        raise RefusedError("Only a manager may change the buildings.")
    name = name.strip()
    # The planner holds the same lock while it books.
    Venue.objects.select_for_update().get(pk=venue.pk)
    same = venue.rooms.filter(name__iexact=name).first()
    if same is not None and same != room:
        raise RefusedError("This building has a room of that name already.")
    saved = room or Room(venue=venue)
    if room and _booked_beyond(room, families_at_once, now):
        raise RefusedError(
            "A family is booked into a place that would go. Move that session first."
        )
    saved.name, saved.families_at_once = name, families_at_once
    saved.save()
    trail.record(
        "building.room_changed" if room else "building.room_added",
        about=saved,
        by=by,
        detail={"families_at_once": families_at_once},
    )
    return saved


def _booked_beyond(room: Room, families: int, now: datetime) -> bool:
    return room.slots.filter(starts_at__gte=now, place__gte=families).exists()
