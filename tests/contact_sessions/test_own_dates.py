"""K3, S25: a parent sees their own dates and nothing of the other side."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.make_calendar_link import make_calendar_link
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.commands.say_coming import say_coming
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from tests.contact_sessions.building import MONDAY_BEFORE, at, plan

DATES = "/me/"


@pytest.fixture
def before():
    with clock.travelled_to(MONDAY_BEFORE):
        yield


def page(client):
    answer = client.get(DATES)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_visiting_adult_sees_their_own_times_and_door(session, alder, as_, before):
    text = page(as_(alder.visiting.account))

    for shown in ("Saturday 14 March", "09:45", "11:45", "90 min", "side door"):
        assert shown in text
    assert "Sasha will be in the room" in text
    for hidden in ("10:00", "11:30", "front door", "Front door", "Priya", "Maya"):
        assert hidden not in text


def test_the_resident_adult_sees_their_own_times_and_door(session, alder, as_, before):
    text = page(as_(alder.resident.account))

    for shown in ("10:00", "11:30", "front door"):
        assert shown in text
    for hidden in ("09:45", "11:45", "side door", "Side door", "Daniel", "Press the"):
        assert hidden not in text


def test_another_family_has_no_part_in_it(session, wren, as_, before):
    client = as_(wren.visiting.account)

    assert "Saturday 14 March" not in page(client)
    url = reverse("contact_sessions:say_coming", args=[session.key, "no"])
    assert client.post(url).status_code == 404


def test_saying_no_tells_staff_and_not_the_other_side(session, alder, as_, dee, before):
    client = as_(alder.visiting.account)
    url = reverse("contact_sessions:say_coming", args=[session.key, "no"])
    assert client.post(url).status_code == 302
    assert "You said you cannot come" in page(client)

    other = page(as_(alder.resident.account))
    assert "cannot come</" in other.replace("I cannot come</button>", "cannot come</")
    assert "You said" not in other
    assert "will not go ahead" not in other
    assert Letter.objects.count() == 0
    session.refresh_from_db()
    assert session.state == Session.State.PLANNED

    today = as_(dee).get("/staff/today/").content.decode()
    assert "Alder cannot come on 14 March" in today


def test_nobody_answers_for_somebody_else(session, alder, who):
    with pytest.raises(RefusedError, match="not your appointment"):
        say_coming(
            presence=who(session, "RESIDENT"),
            will_come=False,
            by=alder.visiting.account,
            now=MONDAY_BEFORE,
        )


def test_an_appointment_that_is_over_takes_no_answer(session, alder, who):
    with pytest.raises(RefusedError, match="over"):
        say_coming(
            presence=who(session, "VISITING"),
            will_come=True,
            by=alder.visiting.account,
            now=at(12),
        )


def test_a_date_that_is_off_says_only_that(session, alder, as_, dee, before):
    record_absence(
        session=session,
        status="CALLED_OFF",
        by_whom="RESIDENT",
        reason="ILLNESS_CHILD",
        words="Maya has chickenpox.",
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=1,
    )
    text = page(as_(alder.visiting.account))

    assert "This date will not go ahead." in text
    for hidden in ("chickenpox", "unwell", " ill ", "lives with"):
        assert hidden not in text


def test_the_arrival_of_one_side_changes_nothing_for_the_other(
    session, alder, as_, sasha, who
):
    client = as_(alder.visiting.account)
    with clock.travelled_to(at(9, 40)):
        earlier = page(client)
    mark_arrived(presence=who(session, "CHILD"), at=at(9, 40), by=sasha)
    with clock.travelled_to(at(9, 40)):
        assert plain(page(client)) == plain(earlier)


def plain(text):
    """Leave out the words that are new on each page."""
    return [line for line in text.splitlines() if "csrf" not in line]


def test_later_dates_follow(session, alder, building, dee, sasha, as_, before):
    plan(alder, building, dee, supervisor=sasha, on=session.held_on + timedelta(days=7))
    text = page(as_(alder.visiting.account))

    assert "Later dates" in text
    assert "Saturday 21 March" in text


def test_no_dates_yet(alder, as_, before):
    assert "No dates yet." in page(as_(alder.visiting.account))


def test_the_calendar_says_appointment_and_no_more(session, alder, client, before):
    token = make_calendar_link(
        party=alder.visiting, by=alder.visiting.account, now=MONDAY_BEFORE
    )
    answer = client.get(f"/appointments/{token}.ics")
    text = answer.content.decode()

    assert "SUMMARY:Appointment" in text
    assert "DTSTART:20260314T094500Z" in text
    assert "DTEND:20260314T114500Z" in text
    for hidden in ("LOCATION", "ATTENDEE", "ORGANIZER", "T100000Z", "Henleaze", "door"):
        assert hidden not in text
    assert str(session.key) not in text
    assert "appointments.ics" in answer["Content-Disposition"]


def test_each_line_of_the_calendar_is_one_of_these(session, alder, client, before):
    """K3: no place, no people, no words; the other side's file cannot be matched."""
    files = []
    for party in (alder.visiting, alder.resident):
        token = make_calendar_link(party=party, by=party.account, now=MONDAY_BEFORE)
        answer = client.get(f"/appointments/{token}.ics")
        assert (
            answer["Content-Disposition"] == 'attachment; filename="appointments.ics"'
        )
        files.append(answer.content.decode().split("\r\n"))
    for lines in files:
        assert {line.partition(":")[0] for line in lines if line} == {
            "BEGIN",
            "VERSION",
            "PRODID",
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "CLASS",
            "END",
        }
        said = {line for line in lines if line.startswith(("SUMMARY", "PRODID"))}
        assert said == {"SUMMARY:Appointment", "PRODID:-//Appointments//EN"}
    names = [{line for line in lines if line.startswith("UID")} for lines in files]
    assert names[0].isdisjoint(names[1])


def test_a_new_calendar_address_ends_the_old_one(session, alder, client, before):
    told = {"party": alder.visiting, "by": alder.visiting.account, "now": at(9)}
    old, new = make_calendar_link(**told), make_calendar_link(**told)

    assert client.get(f"/appointments/{old}.ics").status_code == 404
    assert client.get(f"/appointments/{new}.ics").status_code == 200
    assert client.get("/appointments/guess.ics").status_code == 404


def test_the_calendar_page_shows_the_address_once(session, alder, as_, before):
    client = as_(alder.visiting.account)

    assert "/appointments/" not in client.get("/me/calendar/").content.decode()
    assert "/appointments/" in client.post("/me/calendar/").content.decode()


def test_staff_do_not_wander_into_a_parents_page(session, as_, dee, before):
    assert as_(dee).get(DATES).status_code == 302


def test_once_the_time_has_come_there_is_nothing_to_answer(session, alder, as_):
    with clock.travelled_to(at(10)):
        text = page(as_(alder.visiting.account))

    assert "Saturday 14 March" in text
    assert "I cannot come" not in text
