"""Takes the README's pictures from a running demonstration (`make run`).

.venv/bin/python scripts/screenshots.py [BASE]
"""

import json
import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screens"
CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
WIDTHS = {"desktop": 1280, "phone": 360}


def main(base: str) -> None:
    manifest = Path(os.environ.get("DATA_DIR", ROOT / "var")) / "demo.json"
    users: dict[str, dict[str, str]] = {}
    for user in json.loads(manifest.read_text())["users"]:
        users.setdefault(user["role"], user)
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, role, path in (
            ("today", "coordinator", "/staff/today/"),
            ("family", "coordinator", None),
            ("record-life", "records lead", "/staff/records/"),
            ("portal", "visiting", "/me/"),
        ):
            for device, width in WIDTHS.items():
                _shoot(browser, base, users[role], path, name, device, width)
        browser.close()


def _shoot(
    browser: Browser,
    base: str,
    user: dict[str, str],
    path: str | None,
    name: str,
    device: str,
    width: int,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="light"
    )
    page = context.new_page()
    page.goto(f"{base}/account/login/")
    page.get_by_label("Email").fill(user["email"])
    page.get_by_label("Password").fill(user["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "login" not in url)
    if path is None:
        page.goto(f"{base}/staff/today/")
        page.locator("main a.sign").first.wait_for()
        page.goto(f"{base}/staff/families/{_supervised(page)}/")
    else:
        page.goto(f"{base}{path}")
    page.screenshot(path=str(TARGET / f"{name}-{device}.png"), full_page=True)
    context.close()


def _supervised(page) -> str:  # type: ignore[no-untyped-def]
    """Return the call-sign of a supervised family of today."""
    rows = page.locator("table.track tbody tr").filter(has_text="Supervised")
    return rows.first.locator(".sign span").first.inner_text().split()[0].lower()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
