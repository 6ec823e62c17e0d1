"""S10: planning by hand, with every mistake kept and three times that are free."""

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.models import Session, SessionFunder
from kinkeeper.foundation import clock
from tests.contact_sessions.building import MONDAY_BEFORE

PLAN = "/staff/calendar/plan/"


@pytest.fixture(autouse=True)
def monday():
    with clock.travelled_to(MONDAY_BEFORE):
        yield


@pytest.fixture
def typed(building, alder, sasha):
    return {
        "family": str(alder.case.key),
        "on_day": "14",
        "on_month": "3",
        "on_year": "2026",
        "start": "10am",
        "minutes": "90",
        "room": building.blue.pk,
        "supervisor": sasha.pk,
        "child_door": building.front.pk,
        "visitor_door": building.side.pk,
        "apart_minutes": "15",
        "pays_private": "60",
        "pays_legal_aid": "40",
    }


def test_a_plan_is_made_by_a_form(typed, as_, dee):
    answer = as_(dee).post(PLAN, typed)

    assert answer.url == "/staff/calendar/?date=2026-03-14"
    shares = SessionFunder.objects.values_list("kind", "share").order_by("kind")
    assert list(shares) == [("legal_aid", 40), ("private", 60)]
    page = as_(dee).get(answer.url).content.decode()
    assert "Alder" in page
    assert "10:00 to 11:30" in page
    assert "Priya" not in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": "ten"}, "Enter a time"),
        ({"pays_private": "70"}, "They add up to 110"),
        ({"minutes": "2"}, "minutes"),
        ({"on_day": "31", "on_month": "2"}, "not in the calendar"),
        ({"family": ""}, "Choose the family"),
        ({"supervisor": ""}, "Choose who supervises"),
    ],
)
def test_a_mistake_is_kept_and_said(typed, as_, dee, change, words):
    page = as_(dee).post(PLAN, {**typed, **change}).content.decode()

    assert words in page
    assert Session.objects.count() == 0


def test_one_door_for_both_is_refused_beside_the_field(typed, as_, dee, building):
    page = as_(dee).post(PLAN, {**typed, "visitor_door": building.front.pk})

    assert "Choose another door" in page.content.decode()


def test_a_full_room_offers_three_free_times(typed, session, wren, as_, dee, bea):
    told = {**typed, "family": str(wren.case.key), "supervisor": bea.pk}
    page = as_(dee).post(PLAN, told).content.decode()

    assert "The Blue room is full at 10:00." in page
    assert page.count(">Saturday 14 March,") == 3


def test_another_familys_key_is_not_a_choice(typed, as_, dee):
    told = {**typed, "family": "00000000-0000-4000-8000-000000000000"}
    page = as_(dee).post(PLAN, told).content.decode()

    assert "Choose the family" in page


def test_workers_see_their_own_families_and_plan_nothing(session, as_, bea, sasha):
    url = "/staff/calendar/?date=2026-03-14"
    assert "Alder" not in as_(bea).get(url).content.decode()
    assert "Alder" in as_(sasha).get(url).content.decode()
    assert as_(sasha).get(PLAN).status_code == 404


def test_a_session_is_moved_by_a_form(session, building, as_, dee):
    url = reverse("contact_sessions:move_session", args=[session.key])
    moved = {
        "on_day": "21",
        "on_month": "3",
        "on_year": "2026",
        "start": "14:00",
        "room": building.hall.pk,
        "version": "1",
    }
    assert as_(dee).post(url, moved).status_code == 302
    again = as_(dee).post(url, {**moved, "start": "15:00"}).content.decode()
    assert "Somebody else changed this" in again


def test_a_free_time_is_one_link_away_and_keeps_what_was_typed(
    typed, session, wren, as_, dee, bea
):
    told = {**typed, "family": str(wren.case.key), "supervisor": bea.pk}
    page = as_(dee).post(PLAN, told).content.decode()
    link = page.split('<li><a href="', 1)[1].split('"', 1)[0].replace("&amp;", "&")

    filled = as_(dee).get(f"{PLAN}{link}").content.decode()

    assert f'<option value="{wren.case.key}" selected' in filled
    assert 'value="40"' in filled
    assert "The Blue room is full" not in filled


def test_a_plan_sent_twice_is_made_once(typed, as_, dee):
    told = {**typed, "once": "8c73423e4f8b4e43aa3ee079898dfa1b"}
    first = as_(dee).post(PLAN, told)
    second = as_(dee).post(PLAN, told)

    assert Session.objects.count() == 1
    assert first.url == second.url == "/staff/calendar/?date=2026-03-14"
