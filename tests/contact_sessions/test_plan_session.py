"""K5: a time together is planned so that nobody meets who must not."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.commands.first_session import NotReadyError
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.models import Override, Presence, RoomSlot, Session
from kinkeeper.contact_sessions.queries import rooms
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Assignment, Party
from kinkeeper.privacy.records.models import Obligation
from tests import family as people
from tests.contact_sessions.building import (
    MONDAY_BEFORE,
    SATURDAY,
    another_family,
    at,
    make_ready,
    plan,
)


def test_each_side_has_times_and_a_door_of_its_own(session, building, who):
    child, priya = who(session, "CHILD"), who(session, "RESIDENT")
    daniel = who(session, "VISITING")

    assert (child.due_at, child.leaves_at) == (at(10), at(11, 30))
    assert (priya.due_at, priya.leaves_at) == (at(10), at(11, 30))
    assert (daniel.due_at, daniel.leaves_at) == (at(9, 45), at(11, 45))
    assert (child.door, daniel.door) == (building.front, building.side)
    assert Presence.objects.filter(session=session, party__side="CHILD").count() == 2


def test_the_worker_may_see_the_family_for_three_weeks(session, sasha):
    need = Assignment.objects.get(account=sasha, case=session.case)

    assert need.from_on == SATURDAY - timedelta(days=7)
    assert need.to_on == SATURDAY + timedelta(days=14)


def test_planning_rewrites_the_promise_about_the_file(session):
    assert Obligation.objects.filter(case=session.case, kind="case_file").exists()


def test_a_first_session_waits_for_all_that_must_be_in_place(building, dee, sasha):
    alder = people.alder()

    with pytest.raises(NotReadyError) as refused:
        plan(alder, building, dee, supervisor=sasha)

    assert len(refused.value.decision.reasons) == 8
    assert Session.objects.count() == 0


def test_a_co_ordinator_cannot_go_on_but_a_manager_can_with_a_reason(
    building, dee, ruth, sasha
):
    alder = people.alder()
    reason = "The court ordered Saturday."
    with pytest.raises(NotReadyError):
        plan(alder, building, dee, supervisor=sasha, override_reason=reason)
    with pytest.raises(NotReadyError):
        plan(alder, building, ruth, supervisor=sasha, override_reason="  ")

    session = plan(alder, building, ruth, supervisor=sasha, override_reason=reason)

    kept = Override.objects.get(session=session)
    assert kept.unseal()["reason"] == reason
    assert "Nobody has assessed the risks." in kept.unseal()["gaps"]
    assert kept.by == ruth


def test_a_supported_family_does_not_start_on_the_day_of_its_previsit(
    building, dee, bea
):
    wren = people.wren()
    make_ready(wren, dee, on=SATURDAY)

    with pytest.raises(NotReadyError, match="same day"):
        plan(wren, building, dee, room=building.hall, supervisor=bea)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"supervisor": None}, "Choose who supervises"),
        ({"minutes": 0}, "some minutes"),
        ({"apart_minutes": 5}, "ten minutes"),
        ({"funders": [("private", 60)]}, "100 per cent"),
        ({"funders": [("private", 50), ("private", 50)]}, "once"),
        ({"on": date(2026, 3, 3)}, "has passed"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(
    alder, building, dee, sasha, changes, words
):
    with pytest.raises(RefusedError, match=words):
        plan(alder, building, dee, **{"supervisor": sasha, **changes})


def test_both_sides_cannot_use_one_door(alder, building, dee, sasha):
    with pytest.raises(RefusedError, match="different doors"):
        plan(alder, building, dee, supervisor=sasha, visitor_door=building.front)


def test_a_volunteer_cannot_supervise_an_observed_session(alder, building, dee, bea):
    with pytest.raises(RefusedError, match="cannot run"):
        plan(alder, building, dee, supervisor=bea)


def test_somebody_without_the_agreement_is_not_rostered(wren, building, dee):
    new = people.worker("Tom Fell", people.Role.VOLUNTEER, signed=False)

    with pytest.raises(RefusedError, match="cannot run"):
        plan(wren, building, dee, room=building.hall, supervisor=new)


@pytest.mark.parametrize("name", ["bea", "sasha"])
def test_only_planners_plan(alder, building, request, sasha, name):
    by = request.getfixturevalue(name)
    with pytest.raises(RefusedError, match="co-ordinator"):
        plan(alder, building, by, supervisor=sasha)


def test_a_room_for_one_family_takes_one(session, wren, building, dee, bea):
    with pytest.raises(DoesNotFitError, match="full"):
        plan(wren, building, dee, room=building.blue, supervisor=bea, start=time(11))


def test_a_hall_takes_four_and_not_five(building, dee, bea):
    for number, word in enumerate(("Fern", "Otter", "Heron", "Maple")):
        family = another_family(word, f"KK-020{number}")
        make_ready(family, dee)
        plan(family, building, dee, room=building.hall, supervisor=bea)
    fifth = another_family("Elm", "KK-0209")
    make_ready(fifth, dee)

    with pytest.raises(DoesNotFitError, match="full"):
        plan(fifth, building, dee, room=building.hall, supervisor=bea)


def test_a_full_room_comes_with_three_times_that_really_are_free(
    session, wren, building, dee, bea
):
    with pytest.raises(DoesNotFitError) as refused:
        plan(wren, building, dee, room=building.blue, supervisor=bea)

    offered = rooms.proposals(refused.value.session, now=MONDAY_BEFORE)

    assert len(offered) == 3
    for proposal in offered:
        with transaction.atomic():
            plan(
                wren,
                building,
                dee,
                room=proposal.room,
                on=proposal.on,
                start=proposal.start,
                supervisor=bea,
            )
            transaction.set_rollback(True)


def test_the_database_has_no_second_place_in_a_small_room(session, building):
    slot = RoomSlot.objects.filter(session=session).first()
    for place in (slot.place, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoomSlot.objects.create(
                room=building.blue,
                starts_at=slot.starts_at,
                place=place,
                session=session,
            )


def test_the_same_adult_is_not_in_two_families_at_once(session, building, dee, bea):
    """Daniel visits Maya and Theo, and another child lives with him.

    The first thing in the way: whom that child visits would be inside with Daniel.
    """
    fern = another_family("Fern", "KK-0300", resident="Daniel2")
    fern.resident.person = Party.objects.get(case=session.case, side="VISITING").person
    fern.resident.save()
    make_ready(fern, dee)

    with pytest.raises(DoesNotFitError, match="must not meet"):
        plan(
            fern,
            building,
            dee,
            room=building.hall,
            start=time(10, 20),
            minutes=40,
            supervisor=bea,
        )


def test_adults_apart_in_one_family_stay_apart_in_another(session, building, dee, bea):
    """Priya brings another child to Fern just when Daniel leaves Alder."""
    fern = another_family("Fern", "KK-0300")
    fern.resident.person = Party.objects.get(case=session.case, side="RESIDENT").person
    fern.resident.save()
    make_ready(fern, dee)

    with pytest.raises(DoesNotFitError, match="must not meet"):
        plan(
            fern, building, dee, room=building.hall, start=time(11, 45), supervisor=bea
        )

    plan(fern, building, dee, room=building.hall, start=time(12), supervisor=bea)


def test_two_who_must_not_meet_do_not_visit_at_the_same_time(
    session, building, dee, bea
):
    """Priya visits a child of Fern from 11:35; Daniel is inside until 11:45."""
    fern = another_family("Fern", "KK-0300")
    fern.visiting.person = Party.objects.get(case=session.case, side="RESIDENT").person
    fern.visiting.save()
    make_ready(fern, dee)

    with pytest.raises(DoesNotFitError, match="must not meet"):
        plan(
            fern, building, dee, room=building.hall, start=time(11, 50), supervisor=bea
        )
    plan(fern, building, dee, room=building.hall, start=time(13), supervisor=bea)


def test_a_moved_session_frees_its_old_room(session, building, dee, wren, bea):
    move_session(
        session=session,
        room=building.hall,
        on=SATURDAY + timedelta(days=7),
        start=time(14),
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=1,
    )

    session.refresh_from_db()
    assert session.starts_at == at(14, day=SATURDAY + timedelta(days=7))
    assert session.ends_at - session.starts_at == timedelta(minutes=90)
    plan(wren, building, dee, supervisor=bea)


def test_the_second_of_two_planners_is_told(session, building, dee, ruth):
    told = {
        "session": session,
        "room": building.hall,
        "on": SATURDAY,
        "version_seen": 1,
    }
    move_session(**told, start=time(14), by=dee, now=MONDAY_BEFORE)
    session.refresh_from_db()

    with pytest.raises(RefusedError, match="Somebody else"):
        move_session(**told, start=time(15), by=ruth, now=MONDAY_BEFORE)
    session.refresh_from_db()
    assert session.starts_at == at(14)


def test_a_closed_family_has_no_sessions(alder, building, dee, sasha):
    alder.case.closed_on = date(2026, 3, 1)
    alder.case.save()

    with pytest.raises(RefusedError, match="closed"):
        plan(alder, building, dee, supervisor=sasha)
