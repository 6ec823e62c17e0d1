"""The product as people meet it: real processes, a real browser, a real mail server.

`centre` starts `kinkeeper serve` (web and worker) in a folder of its own, on SQLite,
with a post office on loopback and a clock that the story can move.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.post_office import Mailbox, open_post_office

LONDON = ZoneInfo("Europe/London")
ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Centre:
    """A running centre and the levers that a story may pull."""

    url: str
    folder: Path
    mailbox: Mailbox
    environment: dict[str, str] = field(repr=False)

    def move_clock(self, *, to: datetime) -> None:
        """Let it be another moment (London time) for the pages and the worker."""
        shift = to.replace(tzinfo=LONDON).timestamp() - time.time()
        (self.folder / "clock").write_text(str(shift))

    def program(self, *words: str, expect: int = 0) -> str:
        """Run `kinkeeper …` as an operator would."""
        done = subprocess.run(
            [sys.executable, "-m", "kinkeeper.config.cli", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    def python(self, module: str, *words: str, expect: int = 0) -> str:
        """Run a module of the tests inside the centre's own settings."""
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    def letter_to(self, address: str, *, after: int = 0) -> str:
        """Wait for the newest letter to an address and return its words."""
        found = wait_for(lambda: self.mailbox.to(address)[after:], f"mail to {address}")
        return found[-1].get_content()

    def texts_to(self, number: str) -> list[str]:
        """Return the texts sent to a number, oldest first."""
        digits = number.replace(" ", "")
        files = sorted(
            (self.folder / "texts").glob("*.txt"), key=lambda path: path.stat().st_mtime
        )
        told = [path.read_text().split("\n", 1) for path in files]
        return [words for to, words in told if to.replace(" ", "") == digits]


@pytest.fixture(scope="module")
def centre(tmp_path_factory) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("centre")
    with open_post_office(folder) as (mailbox, port, certificate):
        environment = _environment(folder, port, certificate)
        here = Centre(environment["BASE_URL"], folder, mailbox, environment)
        here.python("tests.journeys.stage")
        with _served(here):
            yield here


def _environment(folder: Path, smtp_port: int, certificate: Path) -> dict[str, str]:
    port = _free_port()
    gone = ("DATABASE_URL", "KINKEEPER_DEMO", "MAIL_FOLDER", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return kept | {
        "DATA_DIR": str(folder),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(smtp_port),
        "SMTP_CA_FILE": str(certificate),
        "TEXT_FOLDER": str(folder / "texts"),
        "CLOCK_FILE": str(folder / "clock"),
        "STAFF_MFA_REQUIRED": "0",
    }


@contextmanager
def _served(here: Centre) -> Iterator[None]:
    log = (here.folder / "serve.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "kinkeeper.config.cli", "serve", "--workers", "1"],
        env=here.environment,
        cwd=ROOT,
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(lambda: _answers(f"{here.url}/healthz"), "the first page", seconds=90)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


def wait_for(look, what: str, *, seconds: float = 30):
    """Look again and again until there is something; fail with what was missing."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError(f"Waited in vain for {what}.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Give a function that opens a fresh browser profile, one for each person."""
    opened = []

    def open_one(*, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context.new_page()

    yield open_one
    for context in opened:
        context.close()
