"""The invented buildings: doors, rooms, and the times at which families come."""

from dataclasses import dataclass
from datetime import time

from kinkeeper.contact_sessions.models import Door, Room, Venue
from kinkeeper.people.models import Case

# No venue is named like a town in which invented people live.
VENUES = (
    "Henleaze Centre",
    "Southmead Centre",
    "Horfield Centre",
    "Stoke Lodge Centre",
    "Redland Centre",
    "Filton Centre",
    "Patchway Centre",
    "Clevedon Centre",
    "Thornbury Centre",
    "Nailsea Centre",
)
ROOMS = (("Blue room", 1), ("Garden room", 1), ("Quiet room", 1), ("Hall", 4))
WEDNESDAY, THURSDAY, SATURDAY, SUNDAY = 2, 3, 5, 6
TIMES = (time(10), time(12, 30), time(15))


@dataclass(frozen=True)
class Slot:
    """A weekday, a time in London and a room."""

    weekday: int
    start: time
    room: str


@dataclass(frozen=True)
class Building:
    """One venue with its rooms by name, and a door for each side."""

    venue: Venue
    rooms: dict[str, Room]
    front: Door
    side: Door


def _slots(weekdays: tuple[int, ...], rooms: tuple[str, ...]) -> tuple[Slot, ...]:
    return tuple(
        Slot(weekday, start, room)
        for weekday in weekdays
        for start in TIMES
        for room in rooms
    )


_AFTER_SCHOOL = tuple(
    Slot(weekday, time(16), room)
    for weekday in (1, WEDNESDAY, THURSDAY, 4)
    for room in ("Blue room", "Garden room")
)
SLOTS: dict[str, tuple[Slot, ...]] = {
    Case.Service.SUPPORTED: _slots((SATURDAY, SUNDAY), ("Hall",)),
    Case.Service.HANDOVER: _slots((SATURDAY, SUNDAY), ("Quiet room",)),
    Case.Service.SUPERVISED: _slots((SATURDAY,), ("Garden room", "Blue room"))
    + _AFTER_SCHOOL
    + _slots((SUNDAY,), ("Garden room", "Blue room", "Quiet room")),
}


def open_doors(count: int) -> list[Building]:
    """Set up so many buildings."""
    return [_open(name) for name in VENUES[:count]]


def _open(name: str) -> Building:
    venue = Venue.objects.create(name=name)
    return Building(
        venue=venue,
        rooms={
            room: Room.objects.create(venue=venue, name=room, families_at_once=many)
            for room, many in ROOMS
        },
        front=Door.objects.create(
            venue=venue, name="Front door", how_to_find="Ring the bell once."
        ),
        side=Door.objects.create(
            venue=venue,
            name="Side door",
            how_to_find="Down the path by the hedge. Press the bell once.",
        ),
    )
