"""The buildings with their doors and rooms, for those who set them up."""

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Door, Opening, Room, Venue
from kinkeeper.foundation.accounts.models import Account

DOORS_NEEDED = 2


def buildings(*, viewer: Account) -> QuerySet[Venue]:
    """Return every building by name. Raises Http404."""
    if not permissions.may_change_building(viewer):
        raise Http404
    return Venue.objects.prefetch_related("doors", "rooms").order_by("name", "pk")


def building_by_pk(pk: int, *, viewer: Account) -> Venue:
    """Return one building. Raises Http404."""
    found = buildings(viewer=viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def door_of(venue: Venue, pk: int | None) -> Door | None:
    """Return a door of this building, or None for one to add. Raises Http404."""
    if pk is None:
        return None
    found = venue.doors.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def room_of(venue: Venue, pk: int | None) -> Room | None:
    """Return a room of this building, or None for one to add. Raises Http404."""
    if pk is None:
        return None
    found = venue.rooms.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def still_needs(venue: Venue) -> str:
    """Return what keeps families from meeting in a building, or an empty text."""
    doors, rooms = len(venue.doors.all()), len(venue.rooms.all())
    if doors < DOORS_NEEDED:
        return "The two sides use different doors, so it needs two."
    return "" if rooms else "It needs a room."


def can_be_used() -> bool:
    """Say whether there is a building in which families can meet."""
    venues = Venue.objects.prefetch_related("doors", "rooms")
    return any(not still_needs(venue) for venue in venues)


def has_hours() -> bool:
    """Say whether any building keeps hours."""
    return Opening.objects.exists()
