"""R8, R9, R10: the centre's own measures, and what follows from them: nothing alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.choose_measures import choose_measures
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.models import AttendanceMeasure, Session
from kinkeeper.contact_sessions.queries import family, measures
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.call_review import call_review
from kinkeeper.rules.contact_sessions.attendance import Measures
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY, at, plan

DAY = {"notice_hours": "24", "charges": "no", "late_minutes": "10"}
NUMBERS = {"review_after": "2", "pause_after": "3"}


def off(session, by, hours, **changes):
    told = {
        "status": "CALLED_OFF",
        "by_whom": "VISITING",
        "reason": "WORK",
        "version_seen": session.version,
        "now": session.starts_at - timedelta(hours=hours),
    }
    return record_absence(session=session, by=by, **{**told, **changes})


def test_a_centres_own_notice_and_charges_count(session, dee, ruth):
    choose_measures(
        chosen=Measures(notice_hours=24, charges=False), by=ruth, now=MONDAY_BEFORE
    )
    written = off(session, dee, 30)
    assert (written.status, written.chargeable) == ("CANCELLED_IN_NOTICE", False)


def test_a_manager_chooses_on_a_page_and_others_do_not_find_it(ruth, dee, as_):
    url = reverse("contact_sessions:measures")
    assert as_(dee).get(url).status_code == 404
    client = as_(ruth)
    wrong = client.post(url, {**DAY, **NUMBERS, "review_after": "4"}).content.decode()
    assert "A review comes first" in wrong
    assert client.post(url, {**DAY, **NUMBERS}).status_code == 302
    assert measures.in_force() == Measures(10, 24, charges=False)

    with pytest.raises(RefusedError, match="manager"):
        choose_measures(chosen=Measures(), by=dee, now=MONDAY_BEFORE)
    assert AttendanceMeasure.objects.count() == 1


def test_a_late_visitor_is_shown_and_nothing_is_called_off_alone(
    session, who, as_, sasha
):
    client = as_(sasha)
    url = reverse("contact_sessions:register", args=[session.key])
    with clock.travelled_to(at(10)):
        assert "lets you call it off" not in client.get(url).content.decode()
    with clock.travelled_to(at(10, 1)):
        page = client.get(url).content.decode()
    assert "The visiting adult is 16 minutes late" in page
    session.refresh_from_db()
    assert session.state == Session.State.PLANNED

    mark_arrived(presence=who(session, "VISITING"), at=at(10, 5), by=sasha)
    with clock.travelled_to(at(10, 6)):
        page = client.get(url).content.decode()
    assert "20 minutes late" in page
    assert "lets you call it off" not in page


def test_a_second_miss_asks_a_person_for_a_review_and_a_call_answers_it(
    session, alder, building, dee, sasha, as_
):
    """R9, P11d: proposed to planners; the case itself does not change."""
    Case.objects.filter(pk=alder.case.pk).update(stage=Case.Stage.ACTIVE)
    off(session, dee, 2, status="NO_SHOW")
    week = SATURDAY + timedelta(days=7)
    second = plan(alder, building, dee, supervisor=sasha, on=week)
    assert measures.families_who_miss(dee, SATURDAY) == []
    off(second, dee, 2)

    (need,) = measures.families_who_miss(dee, week)
    assert "2 missed in a row" in need.label
    assert measures.families_who_miss(sasha, week) == []
    case = Case.objects.get(pk=alder.case.pk)
    assert case.stage == Case.Stage.ACTIVE
    with clock.travelled_to(at(12, day=week)):
        page = as_(dee).get(f"/staff/families/{case.callsign.lower()}/")
        assert "missed 2 in a row" in page.content.decode()
        theirs = as_(sasha).get(f"/staff/families/{case.callsign.lower()}/")
        assert "in a row" not in theirs.content.decode()
    assert family.attendance_panel(case, sasha)["missed"] is None

    call_review(case=case, due_on=week, by=dee, now=at(12, day=week))
    assert measures.families_who_miss(dee, week) == []
