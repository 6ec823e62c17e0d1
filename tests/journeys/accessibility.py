"""axe on a page of a journey: nothing may be found, on any page of the story."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def check(page: Page) -> None:
    """Fail with what axe found and where."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    faults = [
        f"{fault['id']} ({fault['impact']}): {fault['nodes'][0]['html'][:120]}"
        for fault in found.response["violations"]
    ]
    assert faults == [], f"{page.url}: {faults}"


def check_width(page: Page) -> None:
    """Fail when the page can be scrolled sideways."""
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider <= 0, f"{page.url} is {wider} px too wide"
