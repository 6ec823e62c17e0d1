from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Door, Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def save_door(
    *,
    venue: Venue,
    door: Door | None,
    name: str,
    how_to_find: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Door:
    """
    Add a door to a building, or change one. Families read `how_to_find`.

    Raises RefusedError for a name that another door of the building bears.
    """
    once_only.claim(once, by=by)
    if not permissions.may_change_building(by):
        raise RefusedError("Only a manager may change the buildings.")
    name = name.strip()
    same = venue.doors.filter(name__iexact=name).first()
    if same is not None and same != door:
        raise RefusedError("This building has a door of that name already.")
    saved = door or Door(venue=venue)
    saved.name, saved.how_to_find = name, how_to_find.strip()
    saved.save()
    trail.record(
        "building.door_changed" if door else "building.door_added", about=saved, by=by
    )
    return saved
