"""Buildings, doors and rooms are set up on pages, and guarded by the bookings."""

import pytest

from kinkeeper.contact_sessions.commands.add_venue import add_venue
from kinkeeper.contact_sessions.commands.save_door import save_door
from kinkeeper.contact_sessions.commands.save_room import save_room
from kinkeeper.contact_sessions.models import Room
from kinkeeper.contact_sessions.queries.buildings import can_be_used
from kinkeeper.foundation.audit.trail import RefusedError
from tests import family
from tests.contact_sessions.building import MONDAY_BEFORE as MONDAY

pytestmark = pytest.mark.django_db


def test_a_name_is_used_once_in_a_building(building, ruth):
    """The spreadsheet and the planner find a room by its name."""
    with pytest.raises(RefusedError, match="of that name already"):
        add_venue(name="henleaze", by=ruth, now=MONDAY)
    with pytest.raises(RefusedError, match="a door of that name"):
        save_door(
            venue=building.venue,
            door=None,
            name="FRONT door",
            how_to_find="",
            by=ruth,
            now=MONDAY,
        )
    with pytest.raises(RefusedError, match="a room of that name"):
        save_room(
            venue=building.venue,
            room=None,
            name="blue ROOM",
            families_at_once=1,
            by=ruth,
            now=MONDAY,
        )


def test_a_room_does_not_lose_a_place_that_is_booked(building, ruth, supported):
    """K6"""
    hall = building.hall
    wide = save_room(
        venue=building.venue,
        room=hall,
        name="Hall",
        families_at_once=6,
        by=ruth,
        now=MONDAY,
    )
    supported.slots.create(
        room=wide, starts_at=supported.ends_at, place=5, venue=building.venue, seat=5
    )

    with pytest.raises(RefusedError, match="a place that would go"):
        save_room(
            venue=building.venue,
            room=wide,
            name="Hall",
            families_at_once=5,
            by=ruth,
            now=MONDAY,
        )


def test_a_volunteer_changes_no_building(client):
    client.force_login(family.bea())
    assert client.get("/staff/buildings/").status_code == 404
    with pytest.raises(RefusedError):
        add_venue(name="Annexe", by=family.sasha(), now=MONDAY)


def test_a_building_is_changed_on_its_pages(client, ruth):
    client.force_login(ruth)
    url = client.post("/staff/buildings/", {"name": "Annexe"}).url
    assert not can_be_used()
    client.post(f"{url}doors/new/", {"name": "Gate", "how_to_find": "By the elm."})
    client.post(f"{url}doors/new/", {"name": "Lane door"})
    page = client.get(url).content.decode()
    assert "By the elm." in page
    assert "It needs a room." in page
    client.post(f"{url}rooms/new/", {"name": "Loft", "families_at_once": "2"})
    loft = Room.objects.get(name="Loft")
    client.post(f"{url}rooms/{loft.pk}/", {"name": "Attic", "families_at_once": "3"})
    assert "3 families at one time" in client.get(url).content.decode()
    assert can_be_used()
    wrong = client.post(f"{url}rooms/new/", {"name": "", "families_at_once": "0"})
    assert "Enter what the room is called" in wrong.content.decode()
    assert client.get(f"{url}rooms/99999/").status_code == 404
