"""R8, R10, R7: what happened at a session, and what the other side is told of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.contact_sessions.commands.end_session import end_session
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.models import Absence, RoomSlot, Session
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.referrals.commands.close_case import close_case
from tests.contact_sessions.building import MONDAY_BEFORE, at, plan


def off(session, by, **changes):
    told = {
        "session": session,
        "status": "CALLED_OFF",
        "by_whom": "VISITING",
        "reason": "ILLNESS_ADULT",
        "words": "Daniel has the flu, he is at his sister’s in Keynsham.",
        "by": by,
        "now": MONDAY_BEFORE,
        "version_seen": 1,
    }
    return record_absence(**{**told, **changes})


@pytest.mark.parametrize(
    ("before", "status", "chargeable"),
    [
        (timedelta(hours=48), "CANCELLED_IN_NOTICE", False),
        (timedelta(hours=47), "CANCELLED_LATE", True),
    ],
)
def test_notice_decides_between_good_time_and_late(
    session, dee, before, status, chargeable
):
    written = off(session, dee, now=session.starts_at - before)

    assert (written.status, written.chargeable) == (status, chargeable)


def test_the_centres_own_cancelling_costs_nobody(session, dee):
    written = off(
        session, dee, status="CENTRE_CANCELLED", by_whom="CENTRE", reason="STAFFING"
    )

    assert not written.chargeable


def test_the_other_side_hears_only_that_it_is_off(session, dee, alder):
    off(session, dee)

    (letter,) = [letter.unseal() for letter in Letter.objects.all()]
    assert letter["to"] == alder.resident.account.email
    assert "will not go ahead" in letter["body"]
    for private in ("flu", "Keynsham", "Daniel", "ill", "visiting", "10:00"):
        assert private not in letter["body"].replace("will", "")


def test_calling_off_frees_the_room_and_rewrites_the_promise(session, dee):
    before = Obligation.objects.get(case=session.case, kind="case_file").facts_sha256
    off(session, dee)

    assert RoomSlot.objects.count() == 0
    after = Obligation.objects.get(case=session.case, kind="case_file").facts_sha256
    assert before != after


def test_words_are_sealed(session, dee):
    off(session, dee)

    row = Absence.objects.get()
    assert b"Keynsham" not in bytes(row.sealed)
    assert "Keynsham" in row.unseal()["words"]


def test_it_is_written_down_once_and_the_second_is_told(session, dee, ruth):
    off(session, dee)
    with pytest.raises(StaleError):
        off(session, ruth)
    session.refresh_from_db()
    with pytest.raises(RefusedError, match="already"):
        off(session, ruth, version_seen=session.version)


def test_what_took_place_cannot_be_called_off_but_can_end_early(session, sasha):
    begin_session(session=session, at=at(10), by=sasha)
    with pytest.raises(RefusedError, match="took place"):
        off(session, sasha, status="NO_SHOW", now=at(10, 5))
    off(
        session,
        sasha,
        status="ENDED_EARLY",
        reason="CHILD_DISTRESS",
        by_whom="CHILD",
        now=at(10, 40),
    )
    end_session(session=session, at=at(10, 40), by=sasha)

    session.refresh_from_db()
    assert session.state == Session.State.HELD
    assert Letter.objects.count() == 0


def test_a_volunteer_writes_a_no_show_but_calls_nothing_off(supported, bea):
    with pytest.raises(RefusedError, match="co-ordinator"):
        off(supported, bea, now=at(9))
    written = off(supported, bea, status="NO_SHOW", now=at(10, 30))
    assert written.status == "NO_SHOW"


def test_a_session_begins_and_ends_once(session, sasha):
    begin_session(session=session, at=at(10), by=sasha)
    with pytest.raises(RefusedError):
        begin_session(session=session, at=at(10, 1), by=sasha)
    end_session(session=session, at=at(11), by=sasha)
    with pytest.raises(RefusedError):
        end_session(session=session, at=at(11, 1), by=sasha)


def test_the_register_page_takes_an_absence_with_its_mistakes(
    session, as_, dee, saturday
):
    client = as_(dee)
    url = reverse("contact_sessions:register", args=[session.key])
    wrong = client.post(url, {"version": 1, "words": "Flu."}).content.decode()
    assert "Choose what happened" in wrong
    assert "Flu." in wrong
    right = {"status": "NO_SHOW", "by_whom": "VISITING", "reason": "UNKNOWN"}
    assert client.post(url, {"version": 1, **right}).status_code == 302

    page = client.get(url).content.decode()
    assert "Did not come" in page
    assert Absence.objects.get().notice_hours == 0


def test_a_planned_session_keeps_a_case_open(session, dee):
    case = Case.objects.get(pk=session.case_id)
    with pytest.raises(RefusedError, match="still planned"):
        close_case(
            case=case,
            reason=closing_reason(),
            by=dee,
            now=MONDAY_BEFORE,
            version_seen=case.version,
        )


def closing_reason():
    from kinkeeper.referrals.queries.closing import REASONS

    return next(iter(REASONS))


def test_the_attendance_file_is_safe_to_open(session, dee, as_, saturday):
    Case.objects.filter(pk=session.case_id).update(callsign="=2+5")
    answer = as_(dee).get("/staff/attendance.csv?from=2026-03-01&to=2026-03-31")
    text = answer.content.decode()

    assert "'=2+5" in text
    assert "Priya" not in text
    assert 'filename="attendance-' in answer["Content-Disposition"]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell).startswith("'")


def test_a_supervisor_takes_no_attendance_file_away(session, sasha, as_):
    assert as_(sasha).get("/staff/attendance.csv").status_code == 404


def test_a_family_page_hears_of_its_sessions(session, dee, sasha):
    from kinkeeper.contact_sessions.queries import family

    begin_session(session=session, at=at(10), by=sasha)
    end_session(session=session, at=at(11, 30), by=sasha)

    (event,) = family.events(session.case, dee)
    assert "90 minutes" in event.text
    strip = family.attendance_panel(session.case, dee)["strip"]
    assert [v.minutes for v in strip.visits] == [90]


def test_the_next_session_is_a_plan_by_the_clock(session, dee, saturday):
    from kinkeeper.contact_sessions.queries import family

    steps = family.next_panel(session.case, dee)["steps"]
    assert [step.time for step in steps] == ["09:45", "10:00", "11:30", "11:45"]


def test_planning_again_after_a_no_show_is_possible(
    session, alder, building, dee, sasha
):
    off(session, dee)
    plan(alder, building, dee, supervisor=sasha)


def test_the_register_offers_only_the_taps_that_make_sense(
    session, as_, sasha, saturday
):
    client = as_(sasha)
    url = reverse("contact_sessions:register", args=[session.key])
    door = "contact_sessions:door"
    arrived = reverse(door, args=[session.key, "visitor", "arrived"])
    in_room = reverse(door, args=[session.key, "visitor", "room"])
    before = client.get(url).content.decode()
    assert arrived in before
    assert in_room not in before

    assert client.post(arrived, {"back": "register"}).url == url

    after = client.get(url).content.decode()
    assert in_room in after
    assert arrived not in after


def test_a_supervisor_reads_the_category_and_not_the_words(
    session, as_, dee, sasha, saturday
):
    off(session, dee)
    url = reverse("contact_sessions:register", args=[session.key])

    theirs = as_(sasha).get(url).content.decode()
    assert "Adult unwell".lower() in theirs
    assert "Keynsham" not in theirs
    assert "Keynsham" in as_(dee).get(url).content.decode()


def test_a_moved_session_is_told_to_each_side_without_saying_when(
    session, building, dee, alder
):
    move_session(
        session=session,
        room=building.hall,
        on=session.held_on,
        start=at(14).time(),
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=1,
    )

    letters = [letter.unseal() for letter in Letter.objects.all()]
    assert {letter["to"] for letter in letters} == {
        alder.resident.account.email,
        alder.visiting.account.email,
    }
    for letter in letters:
        assert not any(figure in letter["body"] for figure in "0123456789")


def test_a_family_without_a_session_can_be_planned_from_its_page(alder, dee, sasha):
    from kinkeeper.contact_sessions.queries import family

    assert str(alder.case.key) in family.next_panel(alder.case, dee)["plan_url"]
    assert family.next_panel(alder.case, sasha) is None


def test_a_family_page_leads_to_the_notes_on_the_day(
    session, as_, sasha, dee, saturday
):
    """S3: who writes is one press from the notes; who plans, from the register."""
    page = f"/staff/families/{session.case.callsign.lower()}/"
    notes = f'href="/staff/sessions/{session.key}/notes/"'
    register = f'href="/staff/sessions/{session.key}/"'

    writer = as_(sasha).get(page).content.decode()
    assert writer.index(notes) < writer.index(register)
    planner = as_(dee).get(page).content.decode()
    assert register in planner
    assert notes not in planner
    assert "15 minutes apart at both ends" in planner
