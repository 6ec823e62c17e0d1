"""S1, K5: a safe day at a glance, by call-sign, for those who may see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.foundation import clock
from kinkeeper.people.models import Assignment
from tests import family as people
from tests.contact_sessions.building import (
    SATURDAY,
    another_family,
    at,
    make_ready,
    plan,
)

TODAY = "/staff/today/"
NAMES = ("Priya", "Daniel", "Maya", "Theo", "Nair", "Holt")
# Two are for those who plan and decide: families who miss, and papers that came.
MOST_QUERIES = 10


def text(answer):
    return answer.content.decode()


def test_the_page_shows_call_signs_and_no_name(session, as_, dee, saturday):
    page = text(as_(dee).get(TODAY))

    assert "Alder" in page
    assert "Saturday 14 March" in page
    for name in NAMES:
        assert name not in page


def test_one_tap_marks_an_arrival_and_says_who_waits(session, as_, sasha, saturday):
    client = as_(sasha)
    url = reverse("contact_sessions:door", args=[session.key, "visitor", "arrived"])
    assert client.post(url).url == TODAY

    page = text(client.get(TODAY))

    assert "Hold the front door for Alder." in page
    assert "On hold" in page
    assert "They are in the Blue room" in page
    assert "Undo" in page


def test_a_double_tap_changes_nothing(session, as_, dee, sasha, saturday, who):
    url = reverse("contact_sessions:door", args=[session.key, "child", "arrived"])
    as_(dee).post(url)
    page = text(as_(sasha).post(url, follow=True))

    assert "Marked at 10:16 by Dee K." in page
    assert who(session, "CHILD").arrived_by == dee


def test_a_held_door_asks_for_a_reason(session, as_, sasha, ruth, saturday, who):
    client = as_(sasha)
    client.post(
        reverse("contact_sessions:door", args=[session.key, "visitor", "arrived"])
    )
    url = reverse("contact_sessions:door", args=[session.key, "child", "arrived"])

    stopped = client.post(url)
    assert stopped.status_code == 409
    assert "corridor" in text(stopped)
    assert who(session, "CHILD").arrived_at is None
    empty = client.post(url, {"reason": " "})
    assert "Enter why you go on" in text(empty)

    client.post(url, {"reason": "Fire alarm."})
    assert who(session, "CHILD").arrived_at is not None


def test_the_page_is_not_slower_on_a_full_day(
    session, supported, as_, dee, bea, building, saturday
):
    """Eight queries for two families and for eight."""
    client = as_(dee)
    client.get(TODAY)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(TODAY).status_code == 200
        return len(seen)

    two = queries()
    for number, hour in enumerate((11, 12, 13, 14, 15, 16)):
        family = another_family(f"Fern{number}", f"KK-03{number}0")
        make_ready(family, dee)
        plan(
            family,
            building,
            dee,
            room=building.hall,
            start=at(hour).time(),
            minutes=45,
            supervisor=bea,
        )
    eight = queries()

    assert two == eight
    assert eight <= MOST_QUERIES


def test_a_volunteer_sees_their_own_families_only(
    session, supported, as_, bea, saturday
):
    page = text(as_(bea).get(TODAY))

    assert "Wren" in page
    assert "Alder" not in page
    assert str(session.key) not in page


@pytest.mark.parametrize("path", ["", "notes/", "move/"])
def test_another_familys_session_does_not_exist(session, as_, bea, saturday, path):
    answer = as_(bea).get(f"/staff/sessions/{session.key}/{path}")
    nothing = as_(bea).get(
        f"/staff/sessions/00000000-0000-4000-8000-000000000000/{path}"
    )

    assert answer.status_code == nothing.status_code == 404


def test_a_tap_for_another_family_is_not_found(session, as_, bea, saturday, who):
    url = reverse("contact_sessions:door", args=[session.key, "child", "arrived"])

    assert as_(bea).post(url).status_code == 404
    assert who(session, "CHILD").arrived_at is None


@pytest.mark.parametrize("end", ["x/arrived/", "child/flew/", "child/../"])
def test_a_made_up_tap_is_not_found(session, as_, dee, end):
    assert as_(dee).post(f"/staff/sessions/{session.key}/doors/{end}").status_code in (
        404,
        405,
    )


def test_the_need_to_know_ends_after_two_weeks(session, as_, sasha):
    need = Assignment.objects.get(account=sasha)
    for day, status in ((need.to_on, 200), (need.to_on.replace(day=29), 404)):
        with clock.travelled_to(at(12, day=day)):
            answer = as_(sasha).get(f"/staff/sessions/{session.key}/")
        assert answer.status_code == status


def test_late_is_said_in_minutes(session, as_, dee, saturday):
    page = text(as_(dee).get(TODAY))

    assert "31 min late" in page
    assert "16 min late" in page


def test_another_day_can_be_looked_at_and_nonsense_is_today(session, as_, dee):
    with clock.travelled_to(at(10, day=SATURDAY.replace(day=10))):
        empty = text(as_(dee).get(TODAY))
        there = text(as_(dee).get(f"{TODAY}?date=2026-03-14"))
        nonsense = as_(dee).get(f"{TODAY}?date=yesterday")

    assert "No sessions on this day." in empty
    assert "Saturday 14 March" in empty
    assert "Alder" in there
    assert "Tuesday 10 March" in text(nonsense)


def test_a_session_called_off_is_not_at_the_doors(session, as_, dee, saturday):
    record_absence(
        session=session,
        status="CALLED_OFF",
        by_whom="VISITING",
        reason="ILLNESS_ADULT",
        words="He has the flu.",
        by=dee,
        now=at(8, 52),
        version_seen=1,
    )
    page = text(as_(dee).get(TODAY))

    assert "Not coming" in page
    assert "Everybody has come and gone." in page
    assert "flu" not in page


def test_the_wall_board_tells_a_parent_nothing(session, as_, sasha, saturday, who):
    mark_arrived(presence=who(session, "VISITING"), at=at(10, 12), by=sasha)
    page = text(as_(sasha).get("/staff/today/board/"))

    assert "Alder" in page
    assert "HOLD" in page
    for word in (*NAMES, "adult", "10:12", "09:45", "arrive", "late", "Sasha"):
        assert word not in page


def test_the_door_sheet_is_by_call_sign(session, as_, dee, saturday):
    page = text(as_(dee).get("/staff/today/door-sheet/"))

    assert "09:45" in page
    assert "Side door" in page
    for name in NAMES:
        assert name not in page


def test_a_parent_and_a_stranger_see_no_staff_page(session, alder, as_, client):
    assert client.get(TODAY).status_code == 302
    assert as_(alder.visiting.account).get(TODAY).status_code == 404


def test_who_does_not_keep_the_register_gets_no_buttons(session, as_, saturday, db):
    lead = people.worker("Lea Marsh", people.Role.SAFEGUARDING_LEAD)
    page = text(as_(lead).get(TODAY))

    assert "Alder" in page
    assert ">Arrived" not in page


def test_the_wall_board_comes_anew_unless_asked_to_stand_still(session, as_, dee):
    client = as_(dee)

    fresh = text(client.get("/staff/today/board/"))
    still = text(client.get("/staff/today/board/?still=yes"))

    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in fresh
    assert "http-equiv" not in still
    assert "As it was at" in fresh
    assert "As it was at" in still
