"""P7f, K6: a building takes families when it is open, and no more than it can."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.commands.close_day import close_day, open_day_again
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.set_opening import (
    Hours,
    add_opening,
    change_opening,
    end_opening,
)
from kinkeeper.contact_sessions.models import ClosedDay, Opening, RoomSlot, Session
from kinkeeper.contact_sessions.queries import rooms
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from tests import family as people
from tests.contact_sessions.building import (
    MONDAY_BEFORE,
    SATURDAY,
    another_family,
    make_ready,
    plan,
)

PAGE = "/staff/calendar/opening/"
TODAY = date(2026, 3, 9)
MORNING = Hours(5, time(9, 30), time(13), 2, 2, date(2026, 1, 1))


@pytest.fixture
def morning(building, dee):
    """Saturdays from 9:30 to 13:00, two families at once."""
    return add_opening(venue=building.venue, hours=MORNING, by=dee)


@pytest.fixture
def birds(dee):
    found = [another_family(f"Bird{n}", f"KK-05{n}0") for n in range(3)]
    for bird in found:
        make_ready(bird, dee)
    return found


@pytest.fixture(autouse=True)
def monday():
    with clock.travelled_to(MONDAY_BEFORE):
        yield


def test_a_plan_inside_the_hours_is_made(morning, session):
    assert session.state == Session.State.PLANNED


@pytest.mark.parametrize(
    ("start", "words"),
    [
        pytest.param(time(9, 30), "from 09:30 to 13:00", id="visitor at 9:15"),
        pytest.param(time(11, 30), "the visiting adult too", id="visitor until 13:15"),
    ],
)
def test_outside_the_hours_nobody_is_planned(
    morning, alder, building, dee, sasha, start, words
):
    with pytest.raises(DoesNotFitError, match=words):
        plan(alder, building, dee, start=start, supervisor=sasha)
    plan(alder, building, dee, start=time(9, 45), supervisor=sasha)


def test_on_another_weekday_it_is_not_open(morning, alder, building, dee, sasha):
    sunday = SATURDAY + timedelta(days=1)
    with pytest.raises(DoesNotFitError, match="not open on 15 March 2026"):
        plan(alder, building, dee, on=sunday, supervisor=sasha)


def test_a_closed_day_says_why(alder, building, dee, sasha):
    told = {"from_on": SATURDAY, "to_on": SATURDAY, "by": dee, "today": TODAY}
    close_day(venues=[building.venue], reason="The boiler is mended", **told)
    with pytest.raises(DoesNotFitError, match=r"closed on 14 March 2026: The boiler"):
        plan(alder, building, dee, supervisor=sasha)
    open_day_again(closed=ClosedDay.objects.get(), by=dee)
    plan(alder, building, dee, supervisor=sasha)


def test_the_building_takes_two_families_though_the_hall_takes_four(
    morning, birds, building, dee, bea
):
    for bird in birds[:2]:
        plan(bird, building, dee, room=building.hall, supervisor=bea)
    with pytest.raises(DoesNotFitError, match="takes 2 families at once") as no:
        plan(birds[2], building, dee, room=building.hall)
    offers = rooms.proposals(no.value.session, now=MONDAY_BEFORE)
    assert offers
    for offer in offers:
        assert offer.on != SATURDAY
        assert offer.on.weekday() == 5


def test_one_worker_has_no_more_families_than_the_opening_says(
    building, birds, dee, bea
):
    hours = Hours(**{**vars(MORNING), "families_at_once": 4})
    add_opening(venue=building.venue, hours=hours, by=dee)
    for bird in birds[:2]:
        plan(bird, building, dee, room=building.hall, supervisor=bea)
    with pytest.raises(DoesNotFitError, match="more than 2 families at once"):
        plan(birds[2], building, dee, room=building.hall, supervisor=bea)


def test_the_database_itself_has_no_seat_above_the_number(
    morning, supported, wren, building
):
    slot = RoomSlot.objects.filter(session=supported).first()
    told = {
        "room": building.blue,
        "venue": building.venue,
        "starts_at": slot.starts_at,
        "place": 0,
        "session": supported,
    }
    for seat in (slot.seat, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoomSlot.objects.create(**told, seat=seat, seats=2)
    RoomSlot.objects.create(**told, seat=1, seats=2)


def test_a_session_is_not_moved_out_of_the_hours(morning, session, building, dee):
    told = {"session": session, "room": building.blue, "on": SATURDAY, "by": dee}
    with pytest.raises(DoesNotFitError, match="is open from"):
        move_session(**told, start=time(15), now=MONDAY_BEFORE, version_seen=1)


def test_two_openings_do_not_overlap_and_one_is_changed_once(morning, building, dee):
    later = Hours(**{**vars(MORNING), "opens": time(12), "closes": time(15)})
    with pytest.raises(RefusedError, match="open then already"):
        add_opening(venue=building.venue, hours=later, by=dee)
    change_opening(opening=morning, hours=later, by=dee, version_seen=1)
    with pytest.raises(RefusedError, match="Somebody else"):
        change_opening(opening=morning, hours=MORNING, by=dee, version_seen=1)
    morning.refresh_from_db()
    end_opening(opening=morning, last_on=SATURDAY, by=dee, version_seen=2)
    with pytest.raises(RefusedError, match="ended already"):
        end_opening(opening=morning, last_on=SATURDAY, by=dee, version_seen=3)


def test_hours_are_set_on_a_page(building, as_, dee, sasha):
    typed = {
        "venue": building.venue.pk,
        "weekday": "5",
        "opens": "9:30",
        "closes": "1pm",
        "families_at_once": "4",
        "families_each_worker": "3",
        "children_each_worker": "0",
        "least_workers": "2",
        "from_on_day": "9",
        "from_on_month": "3",
        "from_on_year": "2026",
    }
    assert as_(sasha).get(PAGE).status_code == 404
    assert as_(sasha).post(f"{PAGE}add/", typed).status_code == 404
    wrong = as_(dee).post(f"{PAGE}add/", {**typed, "closes": "9am"})
    assert "It closes after it opens." in wrong.content.decode()
    assert as_(dee).post(f"{PAGE}add/", typed).url == PAGE
    page = as_(dee).get(PAGE).content.decode()
    assert "09:30 to 13:00" in page
    assert PAGE in as_(dee).get("/staff/calendar/").content.decode()
    opening = Opening.objects.get()
    as_(dee).post(f"{PAGE}{opening.pk}/end/", {"version": "1"})
    opening.refresh_from_db()
    assert opening.to_on == TODAY


def test_a_day_is_closed_on_a_page_that_shows_what_is_planned(
    building, session, as_, dee
):
    typed = {
        "venue": "all",
        "from_on_day": "14",
        "from_on_month": "3",
        "from_on_year": "2026",
        "reason": "Bank holiday",
    }
    assert as_(dee).post("/staff/calendar/closed/", typed).url == PAGE
    page = as_(dee).get(PAGE).content.decode()
    assert "Bank holiday" in page
    assert "1 planned: look at it" in page
    session.refresh_from_db()
    assert session.state == Session.State.PLANNED
    closed = ClosedDay.objects.get()
    as_(dee).post(f"/staff/calendar/closed/{closed.pk}/open/")
    assert not ClosedDay.objects.exists()


def test_a_finance_worker_sets_no_hours(building, db):
    with pytest.raises(RefusedError, match="co-ordinator"):
        add_opening(venue=building.venue, hours=MORNING, by=people.tess())
