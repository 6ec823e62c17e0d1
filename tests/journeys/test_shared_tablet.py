"""
One tablet for two workers: covered, handed over, and each comes back to their own.

Ruth names the tablet in the room. Sasha and Nia write on it in turn, about a session of
which both may know; the clock of the tablet is wrong all the while.
"""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import team_work
from tests.journeys.test_notes_without_network import EVERYTHING_KEPT, write, written

pytestmark = pytest.mark.journey

RUTH, SASHA, NIA = (f"{n}@centre.example.org" for n in ("ruth", "sasha", "nia"))
QUARTER_PAST = datetime(2026, 3, 14, 10, 16)
HER_PIN, HIS_PIN = "280519", "604182"
HALF = "Theo showed his mother’s ring and then"


@pytest.fixture(scope="module")
def notes(centre):
    centre.move_clock(to=QUARTER_PAST)
    key = centre.python("tests.journeys.stage_notes").strip().splitlines()[-1]
    return f"{centre.url}/staff/sessions/{key}/notes/"


def set_pin(page, pin: str) -> None:
    page.get_by_label("Six digits", exact=True).fill(pin)
    page.get_by_label("The same six digits again").fill(pin)
    page.get_by_role("button", name="Set my PIN").click()
    expect(page.get_by_text("Your PIN is set for today")).to_be_visible()


def hand_over(page) -> None:
    page.get_by_role("link", name="Hand over").click()
    expect(page.get_by_text("All notes and marks have been sent.")).to_be_visible()
    team_work.look(page)
    page.get_by_role("button", name="Cover the screen and hand over").click()
    expect(page.get_by_role("heading", name="Who is here?")).to_be_visible()


def come_in(page, name: str, pin: str) -> None:
    page.get_by_label(name).check()
    page.get_by_label("Your PIN").fill(pin)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Who is here?")).to_have_count(0)


def test_two_workers_and_a_cover_that_keeps_what_was_typed(open_page, centre, notes):
    """P7d: nothing readable, nothing lost, nothing under another's name."""
    page = open_page(width=800)
    page.clock.install(time=QUARTER_PAST + timedelta(hours=3))
    team_work.sign_in(page, centre, RUTH)
    page.goto(f"{centre.url}/staff/tablets/")
    team_work.look(page)
    page.get_by_label("What do you call this device?").fill("Blue tablet")
    page.get_by_label("Where does it lie?").fill("Garden room")
    page.get_by_role("button", name="Make it a shared tablet").click()
    hand_over(page)
    for email, pin in ((SASHA, HER_PIN), (NIA, HIS_PIN)):
        team_work.sign_in(page, centre, email)
        set_pin(page, pin)
        hand_over(page)

    come_in(page, "Sasha", HER_PIN)
    page.goto(notes)
    page.get_by_label("What did you see or hear?").fill(HALF)
    page.clock.fast_forward(70_000)
    expect(page.get_by_role("heading", name="Who is here?")).to_be_visible()
    team_work.look(page)
    left = page.content() + page.evaluate(EVERYTHING_KEPT)
    for secret in ("mother’s", "Theo", "Alder", "Daniel"):
        assert secret not in left, secret
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Theo")

    page.goto(f"{centre.url}/tablet/")
    come_in(page, "Nia", HIS_PIN)
    page.goto(notes)
    expect(page.get_by_label("What did you see or hear?")).to_have_value("")
    write(page, "Daniel counted to ten with Theo.")
    line = written(page).filter(has_text="counted to ten")
    expect(line).to_contain_text("Nia")
    assert re.fullmatch(r"10:[12]\d", line.locator(".num").inner_text())
    page.goto(f"{centre.url}/staff/families/")
    expect(page.get_by_role("heading", name="Sign in first")).to_be_visible()
    page.get_by_role("link", name="Back to Today").click()
    hand_over(page)

    come_in(page, "Sasha", HER_PIN)
    page.goto(notes)
    expect(page.get_by_label("What did you see or hear?")).to_have_value(HALF)
    expect(page.get_by_text("We brought back what you had typed here.")).to_be_visible()


def test_nothing_stays_after_signing_out(open_page, centre, notes):
    """K8: not of Today, the register or the board: stores, caches, the way back."""
    page = open_page(width=1280)
    team_work.sign_in(page, centre, SASHA)
    register = notes.removesuffix("notes/")
    today = f"{centre.url}/staff/today/"
    for url in (register, f"{today}board/", today):
        page.goto(url)
        expect(page.locator("body")).to_contain_text("Alder")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{centre.url}/")
    kept = page.evaluate(EVERYTHING_KEPT)
    for secret in ("Alder", "Theo", "Daniel", "Garden room"):
        assert secret not in kept, secret
    for _ in range(3):
        page.go_back()
        expect(page).to_have_url(re.compile("/account/login/"))
        assert "Alder" not in page.content()
