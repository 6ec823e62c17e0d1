"""K6, P12c: two hundred bookings for one Saturday at once, and no seat too many."""

import threading
from collections import Counter
from datetime import date, time
from itertools import pairwise

import pytest
from django.db import connection, connections
from django.db.models import Count, Max

from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.set_opening import Hours, add_opening
from kinkeeper.contact_sessions.models import Presence, RoomSlot, Session
from tests import family as people
from tests.contact_sessions.building import (
    SATURDAY,
    Building,
    another_family,
    make_ready,
    plan,
)

pytestmark = pytest.mark.django_db(transaction=True)

FAMILIES, TAKES = 20, 3
STARTS = [time(hour, minute) for hour in range(10, 15) for minute in (0, 30)]
# As many as a small server of PostgreSQL has connections for, with some to spare.
AT_ONCE = 60


@pytest.fixture
def many_can_write():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one connection write at a time")


def test_two_hundred_bookers_overbook_nothing(many_can_write):
    building, dee = Building(), people.dee()
    hours = Hours(5, time(9), time(18), TAKES, 3, date(2026, 1, 1))
    add_opening(venue=building.venue, hours=hours, by=dee)
    families = [another_family(f"Bird{n}", f"KK-1{n:03}") for n in range(FAMILIES)]
    for one in families:
        make_ready(one, dee)
    gate, start = threading.Semaphore(AT_ONCE), threading.Event()
    happened: list[str] = []

    def book(number):
        start.wait()
        room = building.blue if number % 3 == 0 else building.hall
        with gate:
            try:
                plan(
                    families[number % FAMILIES],
                    building,
                    dee,
                    room=room,
                    start=STARTS[number // FAMILIES],
                    minutes=45,
                )
                happened.append("booked")
            except DoesNotFitError:
                happened.append("told no")
            finally:
                connections.close_all()

    threads = [
        threading.Thread(target=book, args=(number,))
        for number in range(FAMILIES * len(STARTS))
    ]
    for thread in threads:
        thread.start()
    start.set()
    for thread in threads:
        thread.join()

    assert len(threads) == 200
    counts = Counter(happened)
    assert counts["booked"] + counts["told no"] == 200
    assert counts["booked"] == Session.objects.count() >= TAKES
    _nothing_is_too_full(building)
    _nobody_is_in_two_places()


def _nothing_is_too_full(building):
    in_house = RoomSlot.objects.values("starts_at").annotate(many=Count("pk"))
    assert in_house.aggregate(most=Max("many"))["most"] == TAKES
    for room in (building.blue, building.hall):
        slots = RoomSlot.objects.filter(room=room).values("starts_at")
        most = slots.annotate(many=Count("pk")).aggregate(most=Max("many"))["most"]
        assert (most or 0) <= room.families_at_once
    assert not Session.objects.filter(slots=None).exists()


def _nobody_is_in_two_places():
    stays: dict[int, list[tuple]] = {}
    found = Presence.objects.filter(session__held_on=SATURDAY)
    for person, comes, goes in found.values_list(
        "party__person", "due_at", "leaves_at"
    ):
        stays.setdefault(person, []).append((comes, goes))
    for mine in stays.values():
        mine.sort()
        for (_, goes), (comes, _) in pairwise(mine):
            assert goes <= comes
