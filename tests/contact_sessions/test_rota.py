"""R19, R20, P8g: who may be with which family on the day of the session."""

from datetime import date, time, timedelta

import pytest

from kinkeeper.contact_sessions.commands.change_worker import change_worker
from kinkeeper.contact_sessions.commands.declare_conflict import (
    declare_conflict,
    end_conflict,
)
from kinkeeper.contact_sessions.commands.mark_misfits import mark_misfits
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.set_opening import Hours, add_opening
from kinkeeper.contact_sessions.commands.set_rota import add_shift, end_shift
from kinkeeper.contact_sessions.commands.tell_away import come_after_all, tell_away
from kinkeeper.contact_sessions.models import Away, Conflict, RoomSlot, Shift
from kinkeeper.contact_sessions.tasks import Looker, look_again
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Assignment
from kinkeeper.privacy.records import register
from kinkeeper.workforce.models import DbsCheck, Engagement
from tests import family as people
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY, plan

TODAY = date(2026, 3, 9)
WHY = "She is my cousin’s wife."


@pytest.fixture(autouse=True)
def monday():
    with clock.travelled_to(MONDAY_BEFORE):
        yield


@pytest.fixture
def nia(db):
    return people.cleared(people.worker("Nia Rowe", people.Role.SUPERVISOR))


def test_a_check_counts_on_the_day_of_the_session(alder, building, dee, sasha):
    """It was made on 6 January 2025 and counts until 6 January 2028."""
    last, after = date(2028, 1, 6), date(2028, 1, 7)
    plan(alder, building, dee, on=last, supervisor=sasha)
    with pytest.raises(
        DoesNotFitError, match=r"cleared to work .* 7 January 2028"
    ) as no:
        plan(alder, building, dee, on=after, supervisor=sasha)
    assert "DBS" not in str(no.value)


def test_nobody_is_planned_without_a_check_or_after_a_refusal_or_a_last_day(
    alder, building, dee, nia, sasha
):
    new = people.worker("Tom Fell", people.Role.SUPERVISOR)
    with pytest.raises(DoesNotFitError, match=r"Tom F\. is not cleared"):
        plan(alder, building, dee, supervisor=new)
    refused = {"decision": "NOT_SUITABLE", "decided_on": TODAY}
    DbsCheck.objects.filter(worker__account=nia).update(**refused)
    with pytest.raises(DoesNotFitError, match=r"Nia R\. is not cleared"):
        plan(alder, building, dee, supervisor=nia)
    Engagement.objects.filter(worker__account=sasha).update(to_on=date(2026, 3, 13))
    with pytest.raises(DoesNotFitError, match=r"Sasha O\. is not cleared"):
        plan(alder, building, dee, supervisor=sasha)


def test_a_session_is_not_moved_past_the_end_of_a_check(session, dee, building):
    told = {"session": session, "room": building.blue, "start": time(10), "by": dee}
    with pytest.raises(DoesNotFitError, match="not cleared"):
        move_session(**told, on=date(2028, 1, 8), now=MONDAY_BEFORE, version_seen=1)


def test_who_declared_a_conflict_is_not_planned_and_sees_the_family_no_more(
    session, alder, building, dee, sasha, ruth, as_
):
    assert as_(sasha).get("/staff/families/alder/").status_code == 200
    conflict = declare_conflict(
        case=alder.case, worker=sasha, words=WHY, by=sasha, now=MONDAY_BEFORE
    )

    assert as_(sasha).get("/staff/families/alder/").status_code == 404
    later = SATURDAY + timedelta(days=7)
    with pytest.raises(DoesNotFitError) as no:
        plan(alder, building, dee, on=later, supervisor=sasha)
    assert str(no.value) == (
        "Sasha O. may not be with this family. Choose somebody else."
    )
    with pytest.raises(RefusedError, match="Only a manager"):
        end_conflict(conflict=conflict, by=dee, today=TODAY)
    end_conflict(conflict=conflict, by=ruth, today=TODAY)
    plan(alder, building, dee, on=later, supervisor=sasha)


def test_only_a_manager_and_who_declared_it_read_why(
    alder, wren, dee, sasha, bea, ruth, as_
):
    """R19: a co-ordinator is told that, never why; no word stands in the database."""
    told = {"case": alder.case, "words": WHY, "now": MONDAY_BEFORE}
    declare_conflict(worker=bea, by=ruth, **told)
    url = "/staff/families/alder/workers/"
    seen_by_dee = as_(dee).get(url).content.decode()
    assert "Bea M." in seen_by_dee
    assert "cousin" not in seen_by_dee
    assert "cousin" in as_(ruth).get(url).content.decode()
    assert b"cousin" not in bytes(Conflict.objects.get().sealed)
    with pytest.raises(RefusedError, match="yourself only"):
        declare_conflict(worker=bea, by=sasha, **told)


def test_a_worker_declares_a_conflict_on_the_familys_page(session, as_, sasha):
    url = "/staff/families/alder/workers/"
    assert url in as_(sasha).get("/staff/families/alder/").content.decode()
    page = as_(sasha).post(url, {"worker": sasha.pk, "words": ""}).content.decode()
    assert "Enter why" in page
    answer = as_(sasha).post(url, {"worker": sasha.pk, "words": WHY})
    assert answer.url == "/staff/today/"
    assert Conflict.objects.get().declared_by == sasha
    assert not Assignment.objects.filter(account=sasha, to_on__gte=TODAY).exists()


def test_somebody_who_is_away_is_not_planned(alder, building, dee, sasha, bea):
    told = {"worker": sasha, "from_on": SATURDAY, "to_on": SATURDAY, "today": TODAY}
    with pytest.raises(RefusedError, match="yourself only"):
        tell_away(**told, by=bea)
    tell_away(**told, by=sasha)
    with pytest.raises(DoesNotFitError, match=r"Sasha O\. is away on 14 March 2026"):
        plan(alder, building, dee, supervisor=sasha)
    come_after_all(away=Away.objects.get(), by=dee)
    plan(alder, building, dee, supervisor=sasha)


def test_an_opening_with_a_rota_takes_only_who_is_on_it(
    alder, building, dee, sasha, nia
):
    hours = Hours(5, time(9), time(18), 4, 3, date(2026, 1, 1))
    opening = add_opening(venue=building.venue, hours=hours, by=dee)
    later = SATURDAY + timedelta(days=7)
    told = {"opening": opening, "worker": nia, "from_on": TODAY, "to_on": None}
    shift = add_shift(**told, by=dee)
    with pytest.raises(RefusedError, match="already"):
        add_shift(**told, by=dee)
    with pytest.raises(DoesNotFitError, match="not on the rota"):
        plan(alder, building, dee, supervisor=sasha)
    plan(alder, building, dee, supervisor=nia)

    end_shift(shift=shift, last_on=SATURDAY, by=dee)
    plan(alder, building, dee, on=later, supervisor=sasha)


def test_a_rota_that_is_too_short_refuses_another_family_and_shows(
    alder, wren, building, dee, sasha, nia, as_
):
    """R21: workers and volunteers on the rota against the families of an opening."""
    hours = Hours(5, time(9), time(18), 4, 1, date(2026, 1, 1), least_workers=2)
    opening = add_opening(venue=building.venue, hours=hours, by=dee)
    told = {"opening": opening, "from_on": TODAY, "to_on": None, "by": dee}
    add_shift(worker=sasha, **told)
    with pytest.raises(DoesNotFitError, match="need 2 of the team, and 1 is on"):
        plan(alder, building, dee, supervisor=sasha)
    add_shift(worker=nia, **told)
    plan(alder, building, dee, supervisor=sasha)
    plan(wren, building, dee, room=building.hall, start=time(10), supervisor=nia)
    week = f"/staff/calendar/?date={SATURDAY}"
    page = as_(dee).get(week).content.decode()
    assert "2 times together, 3 children. 2 of the team needed, 2 on the rota." in page
    assert "Enough of the team" in page

    tell_away(worker=nia, from_on=SATURDAY, to_on=SATURDAY, by=dee, today=TODAY)

    assert "1 too few" in as_(dee).get(week).content.decode()


def test_today_tells_who_plans_what_no_longer_fitted_at_the_last_look(
    session, dee, sasha, nia, as_
):
    """K6: the worker looks every ten minutes; what was mended is told no more."""
    looker = Looker()
    assert looker.look(MONDAY_BEFORE) == 0
    tell_away(worker=sasha, from_on=SATURDAY, to_on=SATURDAY, by=dee, today=TODAY)
    assert looker.look(MONDAY_BEFORE + timedelta(minutes=9)) == 0
    assert looker.look(MONDAY_BEFORE + timedelta(minutes=10)) == 1
    with clock.travelled_to(MONDAY_BEFORE):
        page = as_(dee).get("/staff/today/").content.decode()
        assert "Alder on 14 March no longer fits" in page
        assert "no longer fits" not in as_(sasha).get("/staff/today/").content.decode()

    change_worker(
        session=session, worker=nia, by=dee, now=MONDAY_BEFORE, version_seen=1
    )
    with clock.travelled_to(MONDAY_BEFORE):
        assert "no longer fits" not in as_(dee).get("/staff/today/").content.decode()
    mark_misfits(found={session.pk}, now=MONDAY_BEFORE)
    assert look_again(MONDAY_BEFORE) == 0
    session.refresh_from_db()
    assert session.unfit_at is None


def test_another_worker_takes_over_and_the_database_knows(
    session, wren, building, dee, nia, sasha
):
    change_worker(
        session=session, worker=nia, by=dee, now=MONDAY_BEFORE, version_seen=1
    )

    session.refresh_from_db()
    assert session.supervisor == nia
    assert set(RoomSlot.objects.values_list("watched_by", flat=True)) == {nia.pk}
    assert Assignment.objects.filter(account=nia, case=session.case).exists()
    told = {"room": building.hall, "start": time(10), "supervisor": nia}
    with pytest.raises(DoesNotFitError, match="with another family"):
        plan(wren, building, dee, **told)


def test_nobody_takes_over_who_is_away_or_has_a_family_then(
    session, supported, dee, bea, nia
):
    told = {"session": session, "by": dee, "now": MONDAY_BEFORE}
    tell_away(worker=nia, from_on=SATURDAY, to_on=SATURDAY, by=dee, today=TODAY)
    with pytest.raises(DoesNotFitError, match="is away"):
        change_worker(**told, worker=nia, version_seen=1)
    session.refresh_from_db()
    with pytest.raises(RefusedError, match="cannot run"):
        change_worker(**told, worker=bea, version_seen=session.version)


def test_the_rota_and_days_away_have_pages(session, building, dee, sasha, as_, nia):
    hours = Hours(5, time(9), time(18), 4, 3, date(2026, 1, 1))
    opening = add_opening(venue=building.venue, hours=hours, by=dee)
    day = {"from_on_day": "14", "from_on_month": "3", "from_on_year": "2026"}
    told = {"worker": nia.pk, "opening": opening.pk, **day}
    assert as_(sasha).get("/staff/calendar/rota/").status_code == 404
    assert as_(dee).post("/staff/calendar/rota/add/", told).status_code == 302
    page = as_(dee).get("/staff/calendar/rota/").content.decode()
    assert "Nia R." in page
    as_(dee).post(f"/staff/calendar/rota/{Shift.objects.get().pk}/end/")
    assert not Shift.objects.exists()

    told = {"worker": nia.pk, **day}
    page = as_(sasha).post("/staff/calendar/away/", told).content.decode()
    assert "Choose who" in page
    told["worker"] = sasha.pk
    assert as_(sasha).post("/staff/calendar/away/", told).status_code == 302
    back = f"/staff/calendar/away/{Away.objects.get().pk}/back/"
    assert as_(nia).post(back).status_code == 404
    url = f"/staff/sessions/{session.key}/worker/"
    assert url in as_(dee).get(f"/staff/sessions/{session.key}/").content.decode()
    assert as_(dee).post(url, {"worker": nia.pk, "version": "1"}).status_code == 302
    assert as_(sasha).post(back).status_code == 302
    assert not Away.objects.exists()


def test_days_away_go_with_the_staff_file(sasha, dee, db):
    """P9a: a part of the file, so destroyed with it."""
    tell_away(worker=sasha, from_on=SATURDAY, to_on=SATURDAY, by=dee, today=TODAY)
    (part,) = [p for p in register.all_parts() if p.title == "rota and days away"]
    record = f"workforce.Worker:{sasha.worker.key}"

    assert part.count(record) == 1
    assert part.erase(record, MONDAY_BEFORE).count == 1
    assert not Away.objects.exists()
