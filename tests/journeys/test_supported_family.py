"""A supported family: nothing is written about its sessions, and a concern keeps all.

Mia and Tom, Sam. Nobody may write down what happens in the Hall: the page does not
exist and the database refuses. A worry about a child can always be told, and then no
record of the family has an end date any more.
"""

import re
from datetime import date, datetime

import pytest
from playwright.sync_api import expect

from tests.journeys import family_form
from tests.journeys.family_form import Parent
from tests.journeys.team_work import (
    accept,
    assess_risks,
    invite_other_side,
    look,
    open_referral,
    plan,
    record_previsit,
    sign_in,
)
from tests.journeys.test_life_of_a_record import (
    link_in,
    pick_first_reason,
    send_form,
    sign_of,
    start_form,
)

pytestmark = pytest.mark.journey

MIA = Parent(
    given="Mia",
    family="Webb",
    email="mia@example.org",
    phone="07700 900303",
    address="9 Tanyard Lane, Bedminster",
    postcode="BS3 4RL",
    is_resident=True,
    other_given="Tom",
    other_family="Rees",
    service="supported",
    children=(("Sam", ("8", "2", "2019")),),
)
TOM = Parent(
    given="Tom",
    family="Rees",
    email="tom@example.org",
    phone="07700 900404",
    address="27 Garth Road, Yate",
    postcode="BS37 9TN",
    is_resident=False,
    other_given="Mia",
    service="supported",
    children=(("Sam", ("8", "2", "2019")),),
)


@pytest.fixture(scope="module")
def story(centre):
    centre.move_clock(to=datetime(2026, 3, 2, 21, 0))
    return {}


def test_1_both_sides_fill_in_their_own_form_without_scripts(centre, story, open_page):
    """P7f, C4: with JavaScript off."""
    page = open_page(width=360, scripts=False)
    start_form(page, centre, resident=True)
    family_form.fill_in(page, MIA)
    story["reference"] = send_form(page)

    centre.move_clock(to=datetime(2026, 3, 3, 9, 0))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    open_referral(desk, centre, story["reference"])
    invite_other_side(desk, TOM.email)
    other = open_page(width=360, scripts=False)
    story["link"] = link_in(centre.letter_to(TOM.email))
    other.goto(story["link"])
    other.get_by_role("button", name="I understand, start").click()
    family_form.fill_in(other, TOM)

    assert send_form(other) == story["reference"]


def test_2_a_used_link_and_a_made_up_link_say_the_same(centre, story, open_page):
    """K3: one clear page, which tells nothing of either."""
    page = open_page(width=360)
    page.goto(story["link"])
    look(page)
    used = page.locator("main").inner_text()
    page.goto(f"{centre.url}/refer/invited/{'x' * 43}/")

    assert page.locator("main").inner_text() == used


def test_3_accepted_visited_and_planned(centre, story, open_page):
    """P7j, R4: two pre-visits, neither on the first session's day."""
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    open_referral(desk, centre, story["reference"])
    accept(desk, "Supported")
    desk.goto(f"{centre.url}/staff/families/")
    desk.get_by_role("link", name=re.compile("Sam|" + story["reference"])).first.click()
    story["sign"] = sign_of(desk)
    centre.move_clock(to=datetime(2026, 3, 6, 17, 0))
    record_previsit(desk, centre, story["sign"], who="Mia Webb", day=date(2026, 3, 5))
    record_previsit(desk, centre, story["sign"], who="Tom Rees", day=date(2026, 3, 6))
    assess_risks(
        desk, centre, story["sign"], level="Supported", review=date(2026, 6, 5)
    )
    plan(
        desk,
        centre,
        family=story["sign"].capitalize(),
        day=date(2026, 3, 14),
        start="10:00",
        room="Hall",
    )


def test_4_there_is_no_page_for_notes_and_the_database_refuses_one(
    centre, story, open_page
):
    """P7d, domain R1"""
    centre.move_clock(to=datetime(2026, 3, 14, 10, 5))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    desk.goto(f"{centre.url}/staff/today/")
    desk.locator("a[href*='/staff/sessions/']").first.click()
    look(desk)
    expect(desk.get_by_text("Not written about").first).to_be_visible()
    assert desk.get_by_role("link", name="Notes", exact=True).count() == 0
    session = desk.url.rstrip("/").rsplit("/", 1)[1].split("#")[0]

    missing = desk.goto(f"{centre.url}/staff/sessions/{session}/notes/")

    assert missing.status == 404
    told = centre.python("tests.journeys.try_a_note", session)
    assert told.split() == ["refused", "refused"]


def test_5_a_worry_is_told_from_any_page(centre, story, open_page):
    """P7e: by a volunteer, in one form; only the lead can read it."""
    worker = open_page(width=360)
    sign_in(worker, centre, "dee@centre.example.org")
    worker.goto(f"{centre.url}/staff/today/")
    worker.get_by_role("link", name="Tell someone").first.click()
    worker.goto(f"{centre.url}/staff/concerns/new/?family={story['sign']}")
    look(worker)
    worker.locator("textarea").first.fill("Sam said that he is afraid to go home.")
    worker.get_by_role("button", name="Send to the safeguarding lead").click()
    look(worker)

    lead = open_page()
    sign_in(lead, centre, "ruth@centre.example.org")
    lead.goto(f"{centre.url}/staff/concerns/")
    look(lead)
    lead.get_by_role("link", name=re.compile("SC-")).first.click()
    expect(lead.get_by_text("afraid to go home")).to_be_visible()
    stranger = open_page()
    sign_in(stranger, centre, "bea@centre.example.org")
    assert stranger.goto(lead.url).status == 404


def test_6_closed_and_kept_because_of_the_concern(centre, story, open_page):
    """P9k, C-6: no end date, a review at the child's 25th birthday, and the reason."""
    centre.move_clock(to=datetime(2026, 4, 1, 12, 0))
    desk = open_page()
    sign_in(desk, centre, "dee@centre.example.org")
    desk.goto(f"{centre.url}/staff/families/{story['sign']}/close/")
    pick_first_reason(desk)
    desk.get_by_role("button", name="Close the case").click()
    look(desk)
    lead = open_page()
    sign_in(lead, centre, "ruth@centre.example.org")
    lead.goto(f"{centre.url}/staff/records/")
    look(lead)
    shown = lead.locator("main").inner_text()

    assert "P9k" in shown
    assert "No end date" in shown
    assert '"proposed": 0' in centre.program("sweep", "--today", "2031-01-01", "--json")
