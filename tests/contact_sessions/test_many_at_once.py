"""K5, P12c: many planners and many taps at the same moment."""

import threading

import pytest
from django.db import connection, connections

from kinkeeper.contact_sessions.commands.check_door import AlreadyMarkedError
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.mark_left import mark_left
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.record_brought import record_brought
from kinkeeper.contact_sessions.commands.record_collection import (
    Collected,
    record_collection,
)
from kinkeeper.contact_sessions.models import Presence, RoomSlot, Session
from kinkeeper.rules.contact_sessions.collecting import Check, Who
from tests import family as people
from tests.contact_sessions.building import (
    Building,
    another_family,
    at,
    make_ready,
    plan,
)

pytestmark = pytest.mark.django_db(transaction=True)


def together(acts, *expected):
    """Run every act in a thread of its own, all at once. Return what happened."""
    start = threading.Barrier(len(acts))
    happened = []

    def run(act):
        start.wait()
        try:
            act()
            happened.append("done")
        except expected as refused:
            happened.append(type(refused).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(happened)


@pytest.fixture
def on_disk():
    """Threads share a database that is held in memory, and so cannot race in it."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("needs a database that several connections can open")


def test_six_planners_want_one_hall_for_four(on_disk):
    building, dee, bea = Building(), people.dee(), people.bea(check=True)
    families = []
    for number in range(6):
        family = another_family(f"Fern{number}", f"KK-04{number}0")
        make_ready(family, dee)
        families.append(family)

    happened = together(
        [
            lambda family=family: plan(
                family, building, dee, room=building.hall, supervisor=bea
            )
            for family in families
        ],
        DoesNotFitError,
    )

    assert happened == ["DoesNotFitError"] * 2 + ["done"] * 4
    assert Session.objects.count() == 4
    taken = RoomSlot.objects.filter(starts_at=at(10)).values_list("place", flat=True)
    assert sorted(taken) == [0, 1, 2, 3]


def test_five_fingers_on_one_button(on_disk):
    building, dee, sasha = Building(), people.dee(), people.sasha(check=True)
    alder = people.alder()
    make_ready(alder, dee)
    session = plan(alder, building, dee, supervisor=sasha)

    def tap():
        one = Presence.objects.select_related("party", "session").get(
            session=session, party__side="VISITING"
        )
        mark_arrived(presence=one, at=at(9, 45), by=sasha)

    happened = together([tap] * 5, AlreadyMarkedError)

    assert happened == ["AlreadyMarkedError"] * 4 + ["done"]


def test_brought_collected_and_left_at_one_moment_lose_nothing(on_disk):
    """R7, K5: three workers write on one child's line, and each mark stays."""
    building, dee, sasha = Building(), people.dee(), people.sasha(check=True)
    alder = people.alder()
    make_ready(alder, dee)
    session = plan(alder, building, dee, supervisor=sasha)
    children = Presence.objects.filter(session=session, party__side="CHILD")
    rows = Presence.objects.filter(pk=children.order_by("pk")[0].pk)
    children.update(arrived_at=at(10), arrived_by=sasha, place="ROOM")

    def line():
        return rows.select_related("party", "session__case__container").first()

    def collect(by, told):
        record_collection(presence=line(), told=told, by=by, now=at(11, 30))

    resident = Collected(Who.RESIDENT, Check.KNOWN)
    happened = together(
        [
            lambda: record_brought(
                presence=line(), brought_by="Uncle", seen="", by=dee, now=at(11, 30)
            ),
            lambda: mark_left(presence=line(), at=at(11, 30), by=sasha),
            lambda: collect(sasha, resident),
            lambda: collect(dee, resident),
        ],
        AlreadyMarkedError,
    )

    assert happened == ["AlreadyMarkedError", "done", "done", "done"]
    one = rows.get()
    assert (one.brought_by, one.left_by) == ("Uncle", sasha)
    assert one.collected_noted_by in (sasha, dee)
    assert one.version == 4
