"""P7f, K6: the same time again and again; what does not fit is told date by date."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from kinkeeper.contact_sessions.commands.change_series import (
    NewTime,
    call_off_series,
    move_series,
)
from kinkeeper.contact_sessions.commands.close_day import close_day
from kinkeeper.contact_sessions.commands.first_session import NotReadyError
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.plan_series import (
    Repeat,
    SeriesDoesNotFitError,
    plan_series,
)
from kinkeeper.contact_sessions.models import Override, Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.referrals.models import FeeArrangement
from kinkeeper.rules.contact_sessions.recurrence import Pattern
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY, plan

TODAY = date(2026, 3, 9)
SECOND, THIRD, FOURTH = (SATURDAY + timedelta(weeks=n) for n in (1, 2, 3))
FOUR = Repeat(Pattern.WEEKLY, SATURDAY, FOURTH)


@pytest.fixture(autouse=True)
def monday():
    with clock.travelled_to(MONDAY_BEFORE):
        yield


@pytest.fixture
def again(alder, building, dee, sasha):
    """Plan four Saturdays of Alder at ten, unless told otherwise."""

    def make(repeat=FOUR, **changes):
        each = {
            "case": alder.case,
            "room": building.blue,
            "start": time(10),
            "minutes": 90,
            "supervisor": sasha,
            "funders": [("private", 100)],
            "child_door": building.front,
            "visitor_door": building.side,
            "apart_minutes": 15,
            "override_reason": "",
            "by": dee,
            "now": MONDAY_BEFORE,
        }
        return plan_series(repeat=repeat, **{**each, **changes})

    return make


@pytest.fixture
def closed(building, dee):
    close_day(
        venues=[building.venue],
        from_on=THIRD,
        to_on=THIRD,
        reason="Jumble sale",
        by=dee,
        today=TODAY,
    )


def days():
    planned = Session.objects.filter(state="PLANNED").order_by("held_on")
    return list(planned.values_list("held_on", flat=True))


def test_each_date_is_a_session_of_its_own(again):
    made = again()

    assert [one.held_on for one in made] == [SATURDAY, SECOND, THIRD, FOURTH]
    assert len({one.series for one in made}) == 1
    assert all(one.slots.exists() and one.presences.exists() for one in made)
    # The clock goes forward on 29 March: it is ten o'clock on the wall all the same.
    assert {clock.london(one.starts_at).time() for one in made} == {time(10)}


def test_what_does_not_fit_is_told_date_by_date_and_nothing_is_planned(
    again, wren, building, dee, bea, closed
):
    plan(wren, building, dee, on=SECOND, supervisor=bea)
    with pytest.raises(SeriesDoesNotFitError, match="2 dates do not fit, of 4") as no:
        again()

    assert [(one.on, one.why) for one in no.value.unfit] == [
        (SECOND, "The Blue room is full at 10:00."),
        (THIRD, "The building is closed on 28 March 2026: Jumble sale."),
    ]
    assert days() == [SECOND]

    again(Repeat(Pattern.WEEKLY, SATURDAY, FOURTH, leave_out=[SECOND, THIRD]))
    assert days() == [SATURDAY, SECOND, FOURTH]


def test_what_is_wrong_with_every_date_is_said_once(again, building, wren, dee, bea):
    with pytest.raises(RefusedError, match="Choose who supervises"):
        again(supervisor=None)
    with pytest.raises(RefusedError, match="not before the first day"):
        again(Repeat(Pattern.WEEKLY, SATURDAY, TODAY))
    with pytest.raises(RefusedError, match="No date is left"):
        again(Repeat(Pattern.WEEKLY, SATURDAY, SATURDAY, leave_out=[SATURDAY]))
    plan(wren, building, dee, supervisor=bea)
    with pytest.raises(DoesNotFitError, match="full at 10:00"):
        again(Repeat(Pattern.WEEKLY, SATURDAY, SATURDAY))


def test_from_here_on_all_move_and_the_sides_are_told_once(again, building, dee):
    made = again()
    moved = move_series(
        session=made[1],
        to=NewTime(building.blue, SECOND + timedelta(days=7), time(14)),
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=1,
    )

    assert moved == 3
    assert days() == [SATURDAY, THIRD, FOURTH, FOURTH + timedelta(days=7)]
    assert Letter.objects.count() == 2


def test_a_move_of_all_is_undone_when_one_does_not_fit(again, building, dee, closed):
    made = again(Repeat(Pattern.WEEKLY, SATURDAY, SECOND))
    told = {"by": dee, "now": MONDAY_BEFORE, "version_seen": 1}
    week_later = SATURDAY + timedelta(days=7)
    to = NewTime(building.blue, week_later, time(10))
    with pytest.raises(SeriesDoesNotFitError) as no:
        move_series(session=made[0], to=to, **told)

    assert [one.on for one in no.value.unfit] == [SATURDAY, SECOND]
    assert days() == [SATURDAY, SECOND]


def test_a_series_moves_past_a_gap_only_for_a_managers_reason(
    again, building, dee, ruth, as_
):
    """P8a, R3: what one date asks when it moves, a series asks as well."""
    made = again(Repeat(Pattern.WEEKLY, SATURDAY, SECOND))
    FeeArrangement.objects.all().delete()
    told = {"session": made[0], "now": MONDAY_BEFORE, "version_seen": 1}
    to = NewTime(building.hall, SATURDAY, time(14))
    with pytest.raises(NotReadyError, match="Who pays is not agreed"):
        move_series(to=to, by=dee, override_reason="I am no manager.", **told)
    assert (
        "why go on"
        in as_(ruth).get(f"/staff/sessions/{made[0].key}/series/move/").content.decode()
    )

    assert move_series(to=to, by=ruth, override_reason="The grant comes.", **told) == 2
    assert {o.unseal()["reason"] for o in Override.objects.all()} == {
        "The grant comes."
    }


def test_from_here_on_all_are_called_off(again, building, dee, wren, bea):
    made = again()
    told = {"by_whom": "CENTRE", "reason": "BUILDING", "words": "", "by": dee}
    off = call_off_series(session=made[2], now=MONDAY_BEFORE, version_seen=1, **told)

    assert off == 2
    assert days() == [SATURDAY, SECOND]
    assert Letter.objects.count() == 2
    plan(wren, building, dee, on=THIRD, supervisor=bea)
    with pytest.raises(RefusedError, match="still planned"):
        call_off_series(session=made[2], now=MONDAY_BEFORE, version_seen=1, **told)


def test_one_date_alone_is_moved_and_stays_in_its_series(again, as_, dee, building):
    made = again()
    url = f"/staff/sessions/{made[1].key}/move/"
    day = {"on_day": "22", "on_month": "3", "on_year": "2026"}
    moved = {**day, "start": "14:00", "room": building.hall.pk, "version": "1"}
    assert as_(dee).post(url, moved).status_code == 302
    page = as_(dee).get(f"/staff/sessions/{made[0].key}/series/").content.decode()
    assert "Sunday 22 March 2026, 14:00 to 15:30, Hall" in page


def test_the_page_shows_the_dates_that_do_not_fit(
    alder, building, as_, dee, sasha, closed
):
    typed = {
        "family": str(alder.case.key),
        "on_day": "14",
        "on_month": "3",
        "on_year": "2026",
        "start": "10am",
        "minutes": "90",
        "again": "WEEKLY",
        "room": building.blue.pk,
        "supervisor": sasha.pk,
        "child_door": building.front.pk,
        "visitor_door": building.side.pk,
        "apart_minutes": "15",
        "pays_private": "100",
    }
    page = as_(dee).post("/staff/calendar/plan/", typed).content.decode()
    assert "Enter the last day of the series." in page

    typed |= {"until_day": "4", "until_month": "4", "until_year": "2026"}
    page = as_(dee).post("/staff/calendar/plan/", typed).content.decode()
    assert "One date does not fit, of 4." in page
    assert "Saturday 28 March 2026" in page
    assert "Jumble sale" in page
    assert page.index('name="leave_out"') < page.index('name="family"')
    assert days() == []

    typed["leave_out"] = "2026-03-28"
    assert as_(dee).post("/staff/calendar/plan/", typed).status_code == 302
    assert days() == [SATURDAY, SECOND, FOURTH]


def test_a_series_is_moved_and_called_off_on_its_pages(again, as_, dee, building, bea):
    made = again()
    url = f"/staff/sessions/{made[1].key}/series/"
    register = as_(dee).get(f"/staff/sessions/{made[1].key}/").content.decode()
    assert url in register
    day = {"on_day": "21", "on_month": "3", "on_year": "2026"}
    told = {**day, "start": "13:00", "room": building.hall.pk, "version": "1"}
    assert as_(dee).post(f"{url}move/", told).url == url
    told = {"by_whom": "VISITING", "reason": "WORK", "version": "2"}
    page = as_(dee).post(f"{url}off/", {**told, "version": "1"}).content.decode()
    assert "Somebody else changed" in page
    assert as_(dee).post(f"{url}off/", told).url == url
    assert days() == [SATURDAY]
    assert as_(bea).get(url).status_code == 404
    nothing = url.replace(str(made[1].key), str(UUID(int=1)))
    assert as_(dee).get(nothing).status_code == 404
