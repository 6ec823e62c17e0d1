"""K5, S1: taps at the doors. First tap wins, nobody meets, nothing is lost."""

import pytest

from kinkeeper.contact_sessions.commands.check_door import (
    AlreadyMarkedError,
    OnHoldError,
)
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.mark_left import mark_left
from kinkeeper.contact_sessions.commands.move_to_room import move_to_room
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.commands.undo_mark import undo_mark
from kinkeeper.contact_sessions.models import Override, Presence, Session
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Case, Party
from tests.contact_sessions.building import another_family, at, make_ready, plan

Place = Presence.Place


def test_a_whole_session_at_the_doors(session, sasha, who):
    """Daniel in, to the room; the child in; together; the child out; Daniel out."""
    Case.objects.filter(pk=session.case_id).update(stage=Case.Stage.READY)
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 44), by=sasha)
    assert who(session, "VISITING").place == Place.SHARED
    move_to_room(presence=who(session, "VISITING"), at=at(9, 46), by=sasha)
    mark_arrived(presence=who(session, "CHILD"), at=at(10), by=sasha)
    assert who(session, "RESIDENT").place == Place.SHARED
    move_to_room(presence=who(session, "CHILD"), at=at(10, 2), by=sasha)

    session.refresh_from_db()
    assert (session.state, session.began_at) == (Session.State.RUNNING, at(10, 2))
    assert who(session, "RESIDENT").place == Place.AWAY
    assert Case.objects.get(pk=session.case_id).stage == Case.Stage.ACTIVE

    mark_left(presence=who(session, "CHILD"), at=at(11, 30), by=sasha)
    mark_left(presence=who(session, "VISITING"), at=at(11, 45), by=sasha)

    session.refresh_from_db()
    assert (session.state, session.ended_at) == (Session.State.HELD, at(11, 30))
    assert set(session.presences.values_list("place", flat=True)) == {Place.LEFT}


def test_the_second_tap_hears_who_was_first(session, dee, sasha, who):
    child = who(session, "CHILD")
    mark_arrived(presence=child, at=at(10, 16), by=dee)

    with pytest.raises(AlreadyMarkedError, match=r"Marked at 10:16 by Dee K\."):
        mark_arrived(presence=child, at=at(10, 17), by=sasha)

    child.refresh_from_db()
    assert (child.arrived_at, child.arrived_by) == (at(10, 16), dee)


def test_two_people_at_two_doors_lose_no_tick(session, supported, dee, sasha, who):
    """Both had read the page before; each marks a different family."""
    alder, wren = who(session, "CHILD"), who(supported, "CHILD")
    mark_arrived(presence=alder, at=at(10), by=sasha)
    mark_arrived(presence=wren, at=at(10), by=dee)

    assert Presence.objects.filter(arrived_at=at(10), party__side="CHILD").count() == 3


def test_a_door_is_on_hold_while_the_other_adult_is_in_the_corridor(
    session, sasha, who
):
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 45), by=sasha)

    with pytest.raises(OnHoldError, match="corridor"):
        mark_arrived(presence=who(session, "CHILD"), at=at(9, 50), by=sasha)
    assert who(session, "CHILD").arrived_at is None

    move_to_room(presence=who(session, "VISITING"), at=at(9, 51), by=sasha)
    mark_arrived(presence=who(session, "CHILD"), at=at(9, 52), by=sasha)


def test_nobody_leaves_past_somebody_they_must_not_meet(session, sasha, who):
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 45), by=sasha)
    move_to_room(presence=who(session, "VISITING"), at=at(9, 46), by=sasha)
    mark_arrived(presence=who(session, "CHILD"), at=at(10), by=sasha)

    with pytest.raises(OnHoldError):
        mark_left(presence=who(session, "VISITING"), at=at(10, 1), by=sasha)


def test_going_on_regardless_keeps_the_reason_and_tells_the_lead(
    session, sasha, ruth, who
):
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 45), by=sasha)
    mark_arrived(
        presence=who(session, "CHILD"),
        at=at(9, 50),
        by=sasha,
        override="The child is ill in the rain.",
    )

    kept = Override.objects.get()
    assert kept.unseal()["reason"] == "The child is ill in the rain."
    letter = Letter.objects.get().unseal()
    assert letter["to"] == ruth.email
    for private in ("Alder", "Daniel", "Maya", "ill"):
        assert private not in letter["body"].replace("will", "")


def test_a_family_of_strangers_does_not_hold_the_door(session, supported, dee, who):
    mark_arrived(presence=who(supported, "VISITING"), at=at(9, 45), by=dee)

    mark_arrived(presence=who(session, "CHILD"), at=at(10), by=dee)


def test_a_linked_adult_of_another_family_holds_the_door(
    session, building, dee, bea, who
):
    """Daniel also brings a child of Fern’s; Priya waits while he is there."""
    fern = another_family("Fern", "KK-0300")
    fern.resident.person = Party.objects.get(case=session.case, side="VISITING").person
    fern.resident.save()
    make_ready(fern, dee)
    later = plan(
        fern, building, dee, room=building.hall, start=at(13).time(), supervisor=bea
    )
    mark_arrived(presence=who(later, "RESIDENT"), at=at(10), by=dee)

    with pytest.raises(OnHoldError):
        mark_arrived(presence=who(session, "RESIDENT"), at=at(10, 1), by=dee)


def test_a_slip_of_the_finger_is_taken_back_for_two_minutes(session, dee, sasha, who):
    child = who(session, "CHILD")
    mark_arrived(presence=child, at=at(10), by=sasha)
    with pytest.raises(RefusedError, match="Only the person"):
        undo_mark(presence=child, at=at(10, 1), by=dee)
    undo_mark(presence=child, at=at(10, 1), by=sasha)

    assert who(session, "CHILD").place == Place.DUE
    assert who(session, "RESIDENT").arrived_at is None

    mark_arrived(presence=child, at=at(10, 5), by=sasha)
    with pytest.raises(RefusedError):
        undo_mark(presence=child, at=at(10, 8), by=sasha)


def test_taking_back_a_leaving_lets_the_session_run_on(session, sasha, who):
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 45), by=sasha)
    move_to_room(presence=who(session, "VISITING"), at=at(9, 46), by=sasha)
    mark_arrived(presence=who(session, "CHILD"), at=at(10), by=sasha)
    move_to_room(presence=who(session, "CHILD"), at=at(10, 1), by=sasha)
    mark_left(presence=who(session, "CHILD"), at=at(10, 30), by=sasha)

    undo_mark(presence=who(session, "CHILD"), at=at(10, 31), by=sasha)

    session.refresh_from_db()
    assert session.state == Session.State.RUNNING
    assert who(session, "CHILD").place == Place.ROOM
    assert who(session, "RESIDENT").place == Place.AWAY


def test_a_volunteer_marks_only_families_they_are_with(session, bea, who):
    with pytest.raises(RefusedError, match="families you are with"):
        mark_arrived(presence=who(session, "CHILD"), at=at(10), by=bea)


def test_nobody_leaves_who_has_not_come(session, sasha, who):
    with pytest.raises(RefusedError, match="not come"):
        mark_left(presence=who(session, "CHILD"), at=at(10), by=sasha)


def test_who_came_for_a_session_that_is_off_is_still_seen_out(
    session, as_, dee, sasha, who, saturday
):
    """Daniel waits in the corridor; the child is not brought. He must still leave."""
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 45), by=sasha)
    record_absence(
        session=session,
        status="NO_SHOW",
        by_whom="RESIDENT",
        reason="UNKNOWN",
        by=sasha,
        now=at(10, 16),
        version_seen=1,
    )
    page = as_(dee).get("/staff/today/").content.decode()
    assert "Visiting adult leaves" in page
    assert "Child arrives" not in page

    mark_left(presence=who(session, "VISITING"), at=at(10, 20), by=sasha)
    with pytest.raises(RefusedError, match="does not take place"):
        mark_arrived(presence=who(session, "CHILD"), at=at(10, 21), by=sasha)
    assert who(session, "VISITING").place == Place.LEFT
