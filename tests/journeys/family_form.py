"""Filling in a family's form, page by page, as a parent would."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.journeys import accessibility


@dataclass(frozen=True)
class Parent:
    """What a parent tells the centre."""

    given: str
    family: str
    email: str
    phone: str
    address: str
    postcode: str
    is_resident: bool
    other_given: str
    other_family: str = ""
    service: str = "supervised"
    relationship: str = "Parent"
    secret: bool = False
    school: str = ""
    car: str = ""
    children: tuple[tuple[str, tuple[str, str, str]], ...] = ()
    worries: str = ""
    private: tuple[str, ...] = field(default=())


def fill_in(page: Page, parent: Parent, *, check: bool = False) -> None:
    """Answer every page from the first to "Check your answers"."""
    while "/check/" not in page.url:
        slug = page.url.rstrip("/").rsplit("/", 1)[1]
        if check:
            accessibility.check(page)
            accessibility.check_width(page)
        _PAGES[slug](page, parent)


def _continue(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def _email(page: Page, parent: Parent) -> None:
    page.get_by_label("Yes, any time").check()
    page.get_by_label("Your email address").fill(parent.email)
    _continue(page)


def _text(page: Page, parent: Parent) -> None:
    page.get_by_label("Yes, any time").check()
    page.get_by_label("Your mobile number").fill(parent.phone)
    page.get_by_label("“You have a new message”").check()
    _continue(page)


def _call(page: Page, parent: Parent) -> None:
    page.get_by_label("No", exact=True).check()
    _continue(page)


def _children(page: Page, parent: Parent) -> None:
    for given, (day, month, year) in parent.children:
        page.get_by_label("First name").fill(given)
        page.get_by_label("Day").fill(day)
        page.get_by_label("Month").fill(month)
        page.get_by_label("Year").fill(year)
        page.get_by_role("button", name="Add this child").click()
    _continue(page)


def _you(page: Page, parent: Parent) -> None:
    page.get_by_label("Your first name").fill(parent.given)
    page.get_by_label("Your last name").fill(parent.family)
    page.get_by_label("Who are you to the children?").fill(parent.relationship)
    _continue(page)


def _address(page: Page, parent: Parent) -> None:
    page.get_by_label("Your address", exact=False).first.fill(parent.address)
    page.get_by_label("Postcode").fill(parent.postcode)
    if parent.secret:
        page.get_by_label("Keep my address secret").check()
    _continue(page)


def _needs(page: Page, parent: Parent) -> None:
    page.get_by_label("School or nursery").fill(parent.school)
    page.get_by_label("Car registration").fill(parent.car)
    _continue(page)


def _other_adult(page: Page, parent: Parent) -> None:
    page.get_by_label("Their first name").fill(parent.other_given)
    page.get_by_label("Their last name").fill(parent.other_family)
    page.get_by_label("Who are they to the children?").fill("Parent")
    _continue(page)


def _court(page: Page, parent: Parent) -> None:
    page.get_by_role("group", name="Is there a court order").get_by_label(
        "No", exact=True
    ).check()
    _continue(page)


def _people_helping(page: Page, parent: Parent) -> None:
    for question in ("Does Cafcass work", "Do the children have a social worker"):
        page.get_by_role("group", name=question).get_by_label("No", exact=True).check()
    _continue(page)


def _worries(page: Page, parent: Parent) -> None:
    page.get_by_label("Would you like to say more?").fill(parent.worries)
    _continue(page)


def _wishes(page: Page, parent: Parent) -> None:
    page.locator(f"[name=service][value={parent.service}]").check()
    page.get_by_label("Saturday").check()
    _continue(page)


def _declaration(page: Page, parent: Parent) -> None:
    page.get_by_label("I have read how you keep my information").check()
    page.get_by_label("What I told you is true").check()
    page.locator("[name=others]").first.check()
    _continue(page)


_PAGES = {
    "email": _email,
    "text": _text,
    "call": _call,
    "children": _children,
    "you": _you,
    "address": _address,
    "needs": _needs,
    "other-adult": _other_adult,
    "court": _court,
    "people-helping": _people_helping,
    "worries": _worries,
    "wishes": _wishes,
    "declaration": _declaration,
}
