"""P9e, P9i, K7: what sessions leave behind when the case file goes."""

from datetime import timedelta

import pytest

from kinkeeper.contact_sessions import records
from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.commands.write_note import write_note
from kinkeeper.contact_sessions.models import (
    Absence,
    Note,
    Presence,
    RoomSlot,
    Session,
)
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import register
from kinkeeper.rules import retention
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY, at, plan

FILE, REPORT = retention.Record.CASE_FILE, retention.Record.CONTACT_REPORT


@pytest.fixture
def noted(session, sasha):
    """A session with one note and no report."""
    begin_session(session=session, at=at(10), by=sasha)
    write_note(
        session=session,
        words="Theo built a tower.",
        how="SAW",
        category="PLAY",
        by=sasha,
        now=at(10, 20),
    )
    return session


def erase(case, kind, record):
    own = {
        "room bookings",
        "times at the doors",
        "reasons for sessions not held",
        "reasons for going on regardless",
        "calendar links",
        "sessions",
        "notes of a session",
        "bare sessions",
    }
    counts = {}
    for part in register.parts_of(kind):
        if part.title in own:
            expected = part.count(case, record)
            counts[part.title] = part.erase(case, record, at(12)).count
            assert counts[part.title] == expected
    return counts


def test_facts_tell_every_session_and_whether_it_was_off(
    session, alder, building, dee, sasha
):
    week = SATURDAY + timedelta(days=7)
    later = plan(alder, building, dee, supervisor=sasha, on=week)
    record_absence(
        session=later,
        status="CENTRE_CANCELLED",
        by_whom="CENTRE",
        reason="STAFFING",
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=1,
    )

    told = records.facts(session.case).sessions

    assert [(fact.on, fact.cancelled) for fact in told] == [
        (SATURDAY, False),
        (week, True),
    ]
    assert {fact.service for fact in told} == {retention.Service.SUPERVISED}


def test_notes_without_a_report_are_held_as_a_report_about_the_children(noted, alder):
    (held,) = records.holdings(noted.case)

    assert held.kind is REPORT
    assert held.record == trail.name_of(noted)
    assert held.happened_on == SATURDAY
    assert set(held.about) == {str(child.person.key) for child in alder.children}
    assert "Alder" not in held.title


def test_the_file_goes_and_a_noted_session_stays_bare(
    noted, alder, building, dee, sasha
):
    week = SATURDAY + timedelta(days=7)
    off = plan(alder, building, dee, supervisor=sasha, on=week)
    record_absence(
        session=off,
        status="CALLED_OFF",
        by_whom="VISITING",
        reason="WORK",
        words="Night shift.",
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=1,
    )

    gone = erase(noted.case, FILE, trail.name_of(noted.case))

    assert gone["times at the doors"] == 8
    assert gone["reasons for sessions not held"] == 1
    assert gone["sessions"] == 1
    assert list(Session.objects.all()) == [noted]
    assert Note.objects.count() == 1
    for model in (Presence, Absence, RoomSlot):
        assert not model.objects.exists()


def test_notes_go_with_their_own_record_and_the_bare_row_last(noted):
    Case.objects.filter(pk=noted.case_id).update(file_destroyed_on=SATURDAY)
    case = Case.objects.get(pk=noted.case_id)

    gone = erase(case, REPORT, trail.name_of(noted))

    assert gone == {"notes of a session": 1, "bare sessions": 1}
    assert not Session.objects.exists()


def test_nothing_of_another_family_goes(noted, supported):
    erase(supported.case, FILE, trail.name_of(supported.case))

    assert list(Session.objects.all()) == [noted]
    assert Presence.objects.filter(session=noted).count() == 4


def test_a_session_of_a_destroyed_file_is_found_by_nobody(noted, as_, ruth):
    Case.objects.filter(pk=noted.case_id).update(file_destroyed_on=SATURDAY)

    assert as_(ruth).get(f"/staff/sessions/{noted.key}/").status_code == 404
