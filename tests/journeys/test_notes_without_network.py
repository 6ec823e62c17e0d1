"""K8, T5: notes while the wi-fi fails: none lost, none doubled, times right.

Sasha writes about Alder's Saturday session in a real browser; the network, the page,
the sign-in and the clock of the device fail her one after the other.
"""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import team_work

pytestmark = pytest.mark.journey

SASHA, NIA = "sasha@centre.example.org", "nia@centre.example.org"
QUARTER_PAST = datetime(2026, 3, 14, 10, 16)
EVERYTHING_KEPT = """async () => {
  const told = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
    });
    for (const store of db.objectStoreNames)
      told.push(...await new Promise((resolve) => {
        const all = db.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => resolve(all.result);
      }));
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const kept of await cache.keys())
      told.push(await (await cache.match(kept)).text());
  }
  return JSON.stringify([told, {...localStorage}, {...sessionStorage}]);
}"""


@pytest.fixture(scope="module")
def notes(centre):
    """The address of the notes of a session that is on."""
    centre.move_clock(to=QUARTER_PAST)
    key = centre.python("tests.journeys.stage_notes").strip().splitlines()[-1]
    return f"{centre.url}/staff/sessions/{key}/notes/"


@pytest.fixture
def tablet(open_page, centre, notes):
    """Sasha's tablet, her notes open, ready for the network to fail."""
    page = open_page(width=360)
    team_work.sign_in(page, centre, SASHA)
    page.goto(notes)
    page.evaluate("navigator.serviceWorker.ready")
    return page


def write(page, words: str) -> None:
    page.get_by_label("What did you see or hear?").fill(words)
    page.get_by_label("About", exact=True).select_option("PLAY")
    page.get_by_role("button", name="Add note").click()


def written(page):
    return page.locator("#written-lines li")


def waiting(page):
    return page.locator("[data-waiting] li")


def cut(page, *, off: bool = True) -> None:
    page.context.set_offline(off)


def test_the_wifi_drops_in_the_middle(tablet, centre, notes):
    """T5: one note on line, two without, a reload in between; all three once."""
    write(tablet, "Maya ran to Daniel.")
    expect(written(tablet).filter(has_text="Maya ran to Daniel.")).to_have_count(1)
    team_work.look(tablet)

    cut(tablet)
    write(tablet, "Theo sat apart for three minutes.")
    expect(waiting(tablet)).to_have_count(1)
    expect(tablet.locator("[data-notes-status]")).to_contain_text("1 note waits")
    kept = tablet.evaluate(EVERYTHING_KEPT)
    for secret in ("Theo", "Daniel", "Maya", "Alder", "Sasha", "three minutes"):
        assert secret not in kept, secret

    tablet.reload()
    expect(tablet.get_by_role("heading", name="Go on writing")).to_be_visible()
    expect(waiting(tablet)).to_contain_text(["Theo sat apart"])
    team_work.look(tablet)
    centre.move_clock(to=QUARTER_PAST + timedelta(minutes=30))
    write(tablet, "Then he joined the game.")
    expect(waiting(tablet)).to_have_count(2)

    cut(tablet, off=False)
    tablet.goto(notes)
    expect(waiting(tablet)).to_have_count(0)
    for words in ("Maya ran", "Theo sat apart", "Then he joined"):
        expect(written(tablet).filter(has_text=words)).to_have_count(1)
    # The centre's clock was put half an hour on meanwhile: the line kept its own time.
    seen = written(tablet).filter(has_text="Theo sat apart").locator(".num")
    assert re.fullmatch(r"10:1[6-9]", seen.inner_text())


def test_a_tap_is_a_line(tablet):
    tablet.get_by_role("button", name="Comforted").click()
    expect(written(tablet).filter(has_text="Comforted")).to_have_count(1)


def test_the_tablet_dies_while_it_saves(tablet, open_page, notes):
    """The answer never came, and the page is killed: the line stands once."""
    tablet.route("**/notes/send/", lambda route: (route.fetch(), route.abort()))
    write(tablet, "Daniel cut up Theo’s apple.")
    expect(waiting(tablet)).to_have_count(1)
    context = tablet.context
    tablet.close()

    page = context.new_page()
    page.goto(notes)
    expect(waiting(page)).to_have_count(0)
    expect(written(page).filter(has_text="Theo’s apple")).to_have_count(1)


def test_the_tablet_is_handed_to_a_colleague(tablet, centre, notes):
    """Nothing readable stays after signing out; the colleague carries the line."""
    cut(tablet)
    write(tablet, "Theo asked for his mother.")
    expect(waiting(tablet)).to_have_count(1)
    tablet.route("**/notes/send/", lambda route: route.abort())
    cut(tablet, off=False)
    tablet.goto(f"{centre.url}/staff/today/")
    tablet.set_viewport_size({"width": 1280, "height": 900})
    tablet.get_by_role("button", name="Sign out").click()
    expect(tablet).to_have_url(f"{centre.url}/")
    left = tablet.evaluate(EVERYTHING_KEPT)
    assert '"key":{}' not in left
    assert "his mother" not in left
    assert '"locked":"' in left

    tablet.unroute("**/notes/send/")
    team_work.sign_in(tablet, centre, NIA)
    tablet.goto(notes)
    line = written(tablet).filter(has_text="asked for his mother")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Sasha")
    assert '"locked":"' not in tablet.evaluate(EVERYTHING_KEPT)


def test_another_page_sends_the_line_while_this_one_stands(tablet, centre):
    """A line that Today sent shows in notes that were fetched before it arrived."""
    tablet.route("**/notes/send/", lambda route: route.abort())
    write(tablet, "Maya counted the ducks.")
    expect(waiting(tablet)).to_have_count(1)
    today = tablet.context.new_page()
    with today.expect_response("**/notes/send/"):
        today.goto(f"{centre.url}/staff/today/")
    today.close()
    tablet.evaluate("window.dispatchEvent(new Event('online'))")
    expect(waiting(tablet)).to_have_count(0)
    expect(written(tablet).filter(has_text="counted the ducks")).to_have_count(1)


def test_the_sign_in_ends_while_she_writes(tablet, centre, notes):
    """Her line waits, locked, until she has signed in again."""
    cookies = [c for c in tablet.context.cookies() if "session" in c["name"]]
    tablet.context.clear_cookies(name=cookies[0]["name"])
    write(tablet, "They read the owl book.")
    expect(waiting(tablet)).to_have_count(1)

    team_work.sign_in(tablet, centre, SASHA)
    tablet.goto(notes)
    expect(written(tablet).filter(has_text="owl book")).to_have_count(1)


def test_the_clock_of_the_device_is_wrong(open_page, centre, notes):
    """A tablet that thinks it is three hours later writes the centre's time."""
    centre.move_clock(to=QUARTER_PAST + timedelta(minutes=40))
    page = open_page(width=360)
    team_work.sign_in(page, centre, SASHA)
    page.clock.install(time=QUARTER_PAST + timedelta(hours=3, days=1))
    page.goto(notes)
    cut(page)
    write(page, "Maya hid behind the curtain.")
    expect(waiting(page)).to_have_count(1)
    cut(page, off=False)
    # The page sends by itself; leaving it earlier could overtake it.
    expect(waiting(page)).to_have_count(0, timeout=20_000)
    page.goto(notes)
    line = written(page).filter(has_text="behind the curtain")
    expect(line).to_have_count(1)
    assert re.fullmatch(r"10:5[6-9]", line.locator(".num").inner_text())


def test_a_word_that_judges_is_kept_and_pointed_out(tablet):
    write(tablet, "He was rude to me.")
    expect(written(tablet).filter(has_text="He was rude")).to_have_count(1)
    expect(tablet.locator("[data-notes-status]")).to_contain_text("is a judgement")


def test_without_scripts_the_page_is_a_plain_form(open_page, centre, notes):
    page = open_page(width=360, scripts=False)
    team_work.sign_in(page, centre, SASHA)
    page.goto(notes)
    write(page, "Daniel built a tower with Maya.")
    expect(written(page).filter(has_text="built a tower")).to_have_count(1)
