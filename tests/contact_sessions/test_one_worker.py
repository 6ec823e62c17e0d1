"""K6, R20, R3: one worker for one family; a moved session is asked all again."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.commands.first_session import NotReadyError
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.models import Room, RoomSlot
from kinkeeper.contact_sessions.queries import rooms
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.referrals.models import PreVisit
from tests.contact_sessions.building import (
    MONDAY_BEFORE,
    SATURDAY,
    another_family,
    make_ready,
    plan,
)


@pytest.fixture
def fern(dee):
    family = another_family("Fern", "KK-0300", service="supervised")
    make_ready(family, dee)
    return family


@pytest.fixture
def garden(building):
    return Room.objects.create(venue=building.venue, name="Garden room")


def test_who_observes_one_family_cannot_observe_another(
    session, fern, building, garden, dee, sasha
):
    """Alder is with Sasha from 9:45 to 11:45."""
    with pytest.raises(DoesNotFitError, match=r"Sasha O\. is with") as no:
        plan(fern, building, dee, room=garden, start=time(11), supervisor=sasha)
    offers = rooms.proposals(no.value.session, now=MONDAY_BEFORE)
    assert all(offer.start >= time(12) for offer in offers if offer.on == SATURDAY)
    plan(fern, building, dee, room=garden, start=time(12), supervisor=sasha)


def test_a_volunteer_has_several_supported_families_in_one_room(
    supported, building, garden, dee, bea
):
    fern = another_family("Fern", "KK-0300")
    make_ready(fern, dee)

    with pytest.raises(DoesNotFitError, match=r"Bea M\. is with"):
        plan(fern, building, dee, room=garden, start=time(10), supervisor=bea)
    plan(fern, building, dee, room=building.hall, start=time(10), supervisor=bea)


def test_the_database_itself_knows_one_observer_for_one_family(session, garden, sasha):
    slot = RoomSlot.objects.filter(session=session).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoomSlot.objects.create(
            room=garden,
            starts_at=slot.starts_at,
            place=0,
            session=session,
            watched_by=sasha,
        )


def test_a_session_is_not_moved_to_where_its_worker_is_taken(
    session, fern, building, garden, dee, sasha
):
    afternoon = plan(fern, building, dee, room=garden, start=time(14), supervisor=sasha)
    with pytest.raises(DoesNotFitError, match="is with another family"):
        move(afternoon, dee, start=time(10, 30))
    afternoon.refresh_from_db()
    move(afternoon, dee, start=time(15))


def test_a_session_is_not_moved_to_a_worker_who_has_left(session, dee, sasha):
    sasha.is_active = False
    sasha.save()
    session.refresh_from_db()

    with pytest.raises(RefusedError, match="cannot run this kind of session"):
        move(session, dee, start=time(14))


def test_a_first_session_is_not_moved_before_its_previsits(session, dee):
    """The new day is asked what the first was: the pre-visits were on 2 March."""
    PreVisit.objects.update(held_on=date(2026, 3, 12))

    with pytest.raises(NotReadyError):
        move(session, dee, start=time(10), on=date(2026, 3, 10))


def move(session, by, *, start, on=SATURDAY):
    move_session(
        session=session,
        room=session.room,
        on=on,
        start=start,
        by=by,
        now=MONDAY_BEFORE,
        version_seen=session.version,
    )
