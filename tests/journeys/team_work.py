"""What the team does in the browser, as small acts that a story puts together."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys import accessibility
from tests.journeys.conftest import Centre

# The one of `tests/family.py`; these modules import no Django.
PASSWORD = "a long walk by the river"


def sign_in(page: Page, centre: Centre, email: str, password: str = PASSWORD) -> None:
    page.goto(f"{centre.url}/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).not_to_have_url(f"{centre.url}/account/login/")


def look(page: Page) -> None:
    """Nothing on this page may be closed to anybody."""
    accessibility.check(page)
    accessibility.check_width(page)


def open_referral(page: Page, centre: Centre, reference: str) -> None:
    """Open a referral from the inbox, by the card that shows its reference."""
    page.goto(f"{centre.url}/staff/referrals/")
    look(page)
    card = page.locator("main section").filter(has_text=reference).first
    card.locator("a[href*='/staff/referrals/']").first.click()
    look(page)


def invite_other_side(page: Page, to: str) -> None:
    page.get_by_role("link", name="Ask them for their side").first.click()
    page.get_by_label("Email address of this person").fill(to)
    page.get_by_role("button", name="Send the link").click()


def accept(page: Page, service: str) -> None:
    page.get_by_role("link", name="Offer a place", exact=True).click()
    page.get_by_label(service, exact=True).check()
    page.get_by_label("The family pays").check()
    page.get_by_label("They know what it costs").check()
    page.get_by_label("Why?").fill("Both sides told us the same. The children ask.")
    page.get_by_role("button", name="Offer a place", exact=True).click()


def record_previsit(
    page: Page, centre: Centre, sign: str, *, who: str, day: date
) -> None:
    page.goto(f"{centre.url}/staff/families/{sign}/pre-visits/new/")
    look(page)
    page.get_by_label(who, exact=False).first.check()
    fill_date(page, "On which day?", day)
    page.get_by_label("When did they come?").fill("10:00")
    page.get_by_label("I saw a paper that shows who they are").check()
    page.get_by_label("I saw a paper that shows where they live").check()
    for box in (
        page.get_by_role("group", name="What did you explain?")
        .get_by_role("checkbox")
        .all()
    ):
        box.check()
    page.get_by_label("Who brings and collects the children?").fill(who)
    page.get_by_label("I asked about health").check()
    page.get_by_label("Go on", exact=True).check()
    page.get_by_label("Agreement signed by").fill(who)
    page.get_by_role("button", name="Keep it on file").click()
    expect(page).not_to_have_url(f"{centre.url}/staff/families/{sign}/pre-visits/new/")


def assess_risks(
    page: Page, centre: Centre, sign: str, *, level: str, review: date
) -> None:
    """Write one small danger down, decide and sign."""
    page.goto(f"{centre.url}/staff/families/{sign}/risks/")
    look(page)
    page.get_by_role("link", name="Write a danger down").click()
    look(page)
    page.get_by_label("What could go wrong?").fill("A late train at the gate.")
    page.get_by_label("Who could be hurt?").fill("The child")
    page.get_by_label("Where do we know it from?").fill("Both forms")
    page.get_by_label("Somebody says so", exact=True).check()
    page.get_by_label("How likely, from 1 to 5?").fill("1")
    page.get_by_label("How bad, from 1 to 5?").fill("2")
    page.get_by_label("Low", exact=True).check()
    page.get_by_role("button", name="Put it on the list").click()
    page.get_by_role("link", name="Decide and sign").click()
    look(page)
    page.get_by_label("Go on", exact=True).check()
    page.get_by_label("Why?").fill("Nothing points to danger.")
    page.get_by_label(level, exact=True).check()
    page.get_by_label("How many workers with this family?").fill("1")
    page.get_by_label("Minutes between the two adults").fill("15")
    fill_date(page, "When will you look again?", review)
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("Nothing points to danger.")).to_be_visible()


def plan(
    page: Page,
    centre: Centre,
    *,
    family: str,
    day: date,
    start: str,
    room: str,
    supervisor: str = "",
) -> None:
    page.goto(f"{centre.url}/staff/calendar/plan/")
    look(page)
    select(page, "Family", family)
    fill_date(page, "Day", day)
    page.get_by_label("The child arrives at").fill(start)
    page.get_by_label("Minutes together").fill("90")
    select(page, "Room", room)
    if supervisor:
        select(page, "Who is with them", supervisor)
    select(page, "Door for the child", "Front door")
    select(page, "Door for the visiting adult", "Side door")
    page.get_by_role("button", name="Plan it").click()
    expect(page).not_to_have_url(f"{centre.url}/staff/calendar/plan/")


def select(page: Page, label: str, words: str) -> None:
    """Choose the option that contains these words."""
    box = page.get_by_label(label, exact=False).first
    option = box.locator("option").filter(has_text=words).first
    box.select_option(option.get_attribute("value"))


def fill_date(page: Page, label: str, day: date) -> None:
    group = page.get_by_role("group", name=label)
    group.get_by_label("Day").fill(str(day.day))
    group.get_by_label("Month").fill(str(day.month))
    group.get_by_label("Year").fill(str(day.year))
