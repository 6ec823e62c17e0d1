"""K6, R17, R19, R20: every change asks again about all that is planned."""

from datetime import date, time, timedelta

import pytest

from kinkeeper.contact_sessions.commands.change_worker import change_worker
from kinkeeper.contact_sessions.commands.close_day import close_day
from kinkeeper.contact_sessions.commands.declare_conflict import declare_conflict
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.set_opening import Hours, add_opening
from kinkeeper.contact_sessions.commands.tell_away import tell_away
from kinkeeper.contact_sessions.queries.free_times import Asked, free_times
from kinkeeper.contact_sessions.queries.look_again import no_longer_fitting
from kinkeeper.foundation import clock
from kinkeeper.people.models import CourtOrder, Party
from kinkeeper.workforce.models import DbsCheck
from tests import family as people
from tests.contact_sessions.building import (
    MONDAY_BEFORE,
    SATURDAY,
    another_family,
    at,
    make_ready,
    plan,
)

PAGE = "/staff/calendar/look-again/"
TODAY = date(2026, 3, 9)
LATER = SATURDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def monday():
    with clock.travelled_to(MONDAY_BEFORE):
        yield


@pytest.fixture
def planned(session, alder, building, dee, sasha):
    """Two Saturdays of Alder with Sasha."""
    return [session, plan(alder, building, dee, on=LATER, supervisor=sasha)]


def found(viewer):
    troubles = no_longer_fitting(viewer=viewer, now=MONDAY_BEFORE)
    return [(one.session.held_on, " ".join(one.faults)) for one in troubles]


def order(case, **told):
    made = CourtOrder(
        case=case, container=case.container, recorded_on=TODAY, read_on=TODAY, **told
    )
    made.seal({"terms": "Saturdays"})
    made.save()


def test_what_fits_is_not_listed(planned, dee):
    assert found(dee) == []


def test_a_closed_day(planned, building, dee):
    told = {"from_on": LATER, "to_on": LATER, "reason": "Flood", "today": TODAY}
    close_day(venues=[building.venue], by=dee, **told)

    assert found(dee) == [(LATER, "The building is closed on 21 March 2026: Flood.")]


def test_other_hours(planned, building, dee):
    hours = Hours(5, time(12), time(18), 4, 3, date(2026, 3, 20))
    add_opening(venue=building.venue, hours=hours, by=dee)

    days = [day for day, _ in found(dee)]
    assert days == [SATURDAY, LATER]


def test_a_worker_who_is_away_until_another_takes_over(planned, dee, sasha):
    nia = people.cleared(people.worker("Nia Rowe", people.Role.SUPERVISOR))
    tell_away(worker=sasha, from_on=LATER, to_on=LATER, by=sasha, today=TODAY)
    assert found(dee) == [(LATER, "Sasha O. is away on 21 March 2026.")]

    change_worker(
        session=planned[1], worker=nia, by=dee, now=MONDAY_BEFORE, version_seen=1
    )
    assert found(dee) == []


def test_a_conflict_tells_not_why(planned, dee, sasha, alder, as_):
    told = {"words": "My neighbours.", "by": sasha, "now": MONDAY_BEFORE}
    declare_conflict(case=alder.case, worker=sasha, **told)

    assert [day for day, _ in found(dee)] == [SATURDAY, LATER]
    page = as_(dee).get(PAGE).content.decode()
    assert "may not be with this family" in page
    assert "neighbours" not in page
    assert f"/staff/sessions/{planned[0].key}/worker/" in page


def test_a_check_that_ends_before_the_day(planned, dee, sasha):
    check = DbsCheck.objects.filter(worker__account=sasha)
    check.update(checked_on=date(2023, 3, 18), decided_on=date(2023, 3, 18))

    assert [day for day, _ in found(dee)] == [LATER]


def test_an_order_that_ends_stops_what_comes_after_it(
    planned, alder, building, dee, sasha
):
    """R17: the day on which it ends is still in it."""
    order(alder.case, expires_on=SATURDAY)

    assert [day for day, _ in found(dee)] == [LATER]
    after = LATER + timedelta(days=7)
    with pytest.raises(DoesNotFitError, match="court order ends on 14 March 2026"):
        plan(alder, building, dee, on=after, supervisor=sasha)


def test_an_order_that_forbids_contact(planned, alder, dee, as_):
    order(alder.case, forbids_contact=True)

    assert [day for day, _ in found(dee)] == [SATURDAY, LATER]
    page = as_(dee).get(PAGE).content.decode()
    assert "Look at the family’s orders first." in page
    calendar = as_(dee).get("/staff/calendar/").content.decode()
    assert "What no longer fits (2)" in calendar


def test_two_who_turn_out_to_be_the_same_adult(planned, wren, building, dee, bea):
    """Wren's visiting adult turns out to be Priya, whom Daniel must not meet."""
    plan(wren, building, dee, room=building.hall, start=time(11), supervisor=bea)
    assert found(dee) == []
    wren.visiting.person = Party.objects.get(
        case=planned[0].case, side="RESIDENT"
    ).person
    wren.visiting.save()

    told = found(dee)
    assert [day for day, _ in told] == [SATURDAY, SATURDAY]
    assert all("must not meet" in words for _, words in told)


def test_what_began_or_is_over_is_left_alone_and_workers_have_no_list(
    planned, building, dee, sasha, as_
):
    told = {"from_on": SATURDAY, "to_on": SATURDAY, "reason": "", "today": TODAY}
    close_day(venues=[building.venue], by=dee, **told)
    assert no_longer_fitting(viewer=dee, now=at(10, 30)) == []
    assert as_(sasha).get(PAGE).status_code == 404


def test_free_times_can_all_be_planned_and_say_why(
    session, wren, building, dee, bea, as_
):
    hours = Hours(5, time(9, 30), time(14), 3, 3, date(2026, 1, 1))
    add_opening(venue=building.venue, hours=hours, by=dee)
    asked = Asked(wren.case, 60, TODAY, 3, worker=bea)
    free = free_times(asked, viewer=dee, now=MONDAY_BEFORE)

    assert [one.words for one in free[:2]] == [
        "Saturday 14 March, 09:45, Hall, with Bea M.",
        "Saturday 14 March, 10:15, Hall, with Bea M.",
    ]
    assert "Bea M. is cleared, there that day, and free." in free[0].because
    page = as_(dee).get(f"/staff/calendar/plan/?{free[0].query}").content.decode()
    assert 'value="09:45"' in page


def test_the_page_of_free_times_finds_a_worker_who_can(
    session, building, dee, sasha, as_
):
    """Sasha is with Alder on Saturday from 9:45 to 11:45."""
    fern = another_family("Fern", "KK-0300", service="supervised")
    make_ready(fern, dee)
    day = {"from_on_day": "14", "from_on_month": "3", "from_on_year": "2026"}
    told = {"family": fern.case.key, "minutes": 60, "apart_minutes": 15, **day}
    page = as_(dee).get("/staff/calendar/free/", told).content.decode()

    assert "Saturday 14 March, 12:15, Blue room, with Sasha O." in page
    assert "Saturday 14 March, 10:" not in page
    assert as_(sasha).get("/staff/calendar/free/").status_code == 404
