"""K6, K8: marks at the doors while the wi-fi fails: none lost, none twice, in order.

Sasha stands at the doors on Alder's Saturday with a real browser; the network, the page
and the sign-in fail her one after the other.
"""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import team_work
from tests.journeys.test_notes_without_network import EVERYTHING_KEPT

pytestmark = pytest.mark.journey

SASHA, NIA = "sasha@centre.example.org", "nia@centre.example.org"
MORNING = datetime(2026, 3, 14, 9, 44)


@pytest.fixture(scope="module")
def register(centre):
    """The address of the register of a session that comes."""
    centre.move_clock(to=MORNING)
    key = centre.python("tests.journeys.stage_notes").strip().splitlines()[-1]
    return f"{centre.url}/staff/sessions/{key}/"


@pytest.fixture
def tablet(open_page, centre, register):
    """Sasha's tablet with Today open, ready for the network to fail."""
    page = open_page(width=820)
    team_work.sign_in(page, centre, SASHA)
    page.goto(f"{centre.url}/staff/today/")
    return page


def card(page, who):
    return page.locator("li.door").filter(has_text=who)


def waiting(page):
    return page.locator("[data-doors-list] li")


def line(page, part):
    return page.locator("#people ~ * tbody tr, tbody tr").filter(has_text=part).first


def cut(page, *, off: bool = True) -> None:
    page.context.set_offline(off)


def tap(page, who, button="Arrived") -> None:
    card(page, who).get_by_role("button", name=button).click()


def test_one_tap_with_the_network_is_marked_at_once_and_can_be_undone(tablet):
    tap(tablet, "Visiting adult arrives")

    expect(tablet.get_by_text("Hold the front door for Alder.")).to_be_visible()
    expect(waiting(tablet)).to_have_count(0)
    team_work.look(tablet)
    tablet.get_by_role("button", name="Undo").click()
    expect(card(tablet, "Visiting adult arrives")).to_be_visible()


def test_a_tap_while_another_is_on_its_way_does_not_wait_for_the_next_turn(
    tablet, centre
):
    """Two doors at once on slow wi-fi: the buttons are back in seconds, not in 15."""
    held = []
    tablet.route(
        "**/staff/today/",
        lambda route: (
            route.continue_()
            if held or route.request.is_navigation_request()
            else held.append(route)
        ),
    )
    with tablet.expect_request("**/staff/today/"):
        tap(tablet, "Visiting adult arrives")
    tap(tablet, "Child arrives")
    expect(waiting(tablet)).to_have_count(1)

    held[0].continue_()

    # The centre's answer to the second tap: that door is on hold while one is there.
    expect(tablet).to_have_url(re.compile(r"/doors/child/arrived/$"))
    tablet.goto(f"{centre.url}/staff/today/")
    tablet.get_by_role("button", name="Undo").click()
    expect(card(tablet, "Visiting adult arrives")).to_be_visible()


def test_the_wifi_drops_and_the_tablet_dies(tablet, centre, register):
    """Taps without the network; the page is killed; each counts once, in order."""
    cut(tablet)
    tap(tablet, "Visiting adult arrives")
    expect(waiting(tablet)).to_have_count(1)
    expect(tablet.locator("[data-doors-away]")).to_be_visible()
    expect(card(tablet, "Visiting adult arrives").get_by_role("button")).to_have_count(
        0
    )
    waiting(tablet).last.get_by_role("button", name="In the room").click()
    expect(waiting(tablet)).to_have_count(2)
    team_work.look(tablet)
    kept = tablet.evaluate(EVERYTHING_KEPT)
    for secret in ("Alder", "Daniel", "visitor", "arrived", register.split("/")[-2]):
        assert secret not in kept, secret
    tablet.set_viewport_size({"width": 360, "height": 800})
    team_work.look(tablet)

    # The centre's clock goes on; the device's own clock does not count.
    centre.move_clock(to=MORNING + timedelta(minutes=40))
    context = tablet.context
    tablet.close()
    cut_page = context.new_page()
    context.set_offline(False)
    cut_page.goto(register)
    expect(waiting(cut_page)).to_have_count(0)
    row = cut_page.locator("tbody tr").filter(has_text="The visiting adult")
    expect(row).to_have_count(1)
    expect(row.get_by_text(re.compile(r"09:4[4-6], by Sasha"))).to_be_visible()
    expect(cut_page.get_by_role("button", name="In the room")).to_have_count(0)


def test_the_answer_never_comes(tablet, centre, register):
    """The mark reached the centre, the answer got lost: it counts once."""
    tablet.goto(register)
    tablet.route("**/marks/send/", lambda route: (route.fetch(), route.abort()))
    tablet.get_by_role("button", name=re.compile(r"^Arrived\W+Child")).click()
    expect(waiting(tablet)).to_have_count(1)
    tablet.unroute("**/marks/send/")
    tablet.reload()
    expect(waiting(tablet)).to_have_count(0)
    expect(
        tablet.get_by_role("button", name=re.compile(r"^In the room\W+Child"))
    ).to_be_visible()
    expect(tablet.get_by_text("came late")).to_have_count(0)


def test_another_person_signs_in_and_contradicts(tablet, open_page, centre, register):
    """Sasha's late mark travels under her name; Nia was faster: it is shown."""
    tablet.goto(register)
    in_the_room = tablet.get_by_role("button", name=re.compile(r"^In the room\W+Child"))
    in_the_room.click()
    # Gone when the centre has the mark and the page was taken anew.
    expect(in_the_room).to_have_count(0)
    expect(
        tablet.get_by_role("button", name=re.compile(r"^Left\W+Child"))
    ).to_be_visible()
    expect(waiting(tablet)).to_have_count(0)
    cut(tablet)
    tablet.get_by_role("button", name=re.compile(r"^Left\W+Child")).click()
    expect(waiting(tablet)).to_have_count(1)

    centre.move_clock(to=MORNING + timedelta(minutes=70))
    office = open_page()
    team_work.sign_in(office, centre, NIA)
    office.goto(register)
    office.get_by_role("button", name=re.compile(r"^Left\W+Child")).click()
    expect(
        office.get_by_role("button", name=re.compile(r"^Left\W+Child"))
    ).to_have_count(0)

    tablet.route("**/marks/send/", lambda route: route.abort())
    cut(tablet, off=False)
    tablet.goto(f"{centre.url}/staff/families/")
    tablet.set_viewport_size({"width": 1280, "height": 900})
    tablet.get_by_role("button", name="Sign out").click()
    expect(tablet).to_have_url(f"{centre.url}/")
    assert '"locked":"' in tablet.evaluate(EVERYTHING_KEPT)
    tablet.unroute("**/marks/send/")
    with tablet.expect_response("**/marks/send/"):
        team_work.sign_in(tablet, centre, NIA)
    expect(tablet).to_have_url(f"{centre.url}/staff/today/")
    expect(waiting(tablet)).to_have_count(0)
    tablet.goto(f"{centre.url}/staff/today/")
    late = tablet.get_by_text(re.compile(r"Alder: child left at 10:2\d\?"))
    expect(late).to_be_visible()
    expect(tablet.get_by_text("Marked by Sasha")).to_be_visible()
    assert '"locked":"' not in tablet.evaluate(EVERYTHING_KEPT)
    team_work.look(tablet)

    tablet.get_by_role("link", name="Look at it").click()
    team_work.look(tablet)
    tablet.get_by_label("The register as it stands").check()
    tablet.get_by_role("button", name="Save").click()
    expect(tablet.get_by_role("heading", name="Marks that came late")).to_be_visible()


def test_a_mark_can_be_taken_back_while_it_waits(tablet, register):
    tablet.goto(register)
    cut(tablet)
    tablet.get_by_role("button", name=re.compile(r"^Left\W+Visiting")).click()
    expect(waiting(tablet)).to_have_count(1)
    waiting(tablet).get_by_role("button", name="Take back").click()
    expect(waiting(tablet)).to_have_count(0)
    expect(
        tablet.get_by_role("button", name=re.compile(r"^Left\W+Visiting"))
    ).to_be_visible()


def test_without_scripts_a_tap_is_a_plain_form(open_page, centre, register):
    page = open_page(width=360, scripts=False)
    team_work.sign_in(page, centre, SASHA)
    page.goto(register)
    page.get_by_role("button", name=re.compile(r"^Left\W+Visiting")).click()
    expect(
        page.get_by_role("button", name=re.compile(r"^Left\W+Visiting"))
    ).to_have_count(0)
    page.goto(f"{centre.url}/staff/today/")
    expect(page.get_by_text("On this device, not sent yet")).to_be_hidden()


def test_the_wall_board_says_when_nothing_comes(open_page, centre, register):
    """S2: a door that was clear some minutes ago may be held by now."""
    page = open_page()
    team_work.sign_in(page, centre, SASHA)
    page.clock.install()
    page.goto(f"{centre.url}/staff/today/board/")
    expect(page.get_by_text("Not updated since")).to_be_hidden()
    cut(page)
    page.clock.fast_forward(90_000)
    expect(page.get_by_text("Not updated since")).to_be_visible()
    expect(page.locator("[data-clear]:visible")).to_have_count(0)
    team_work.look(page)
    cut(page, off=False)
    page.clock.fast_forward(20_000)
    expect(page.get_by_text("Not updated since")).to_be_hidden()
