"""
How far a new centre is: claimed by nobody, being set up, or open.

A file says so, beside the data, so that a page can ask without the database. An
installation without the file is open: it was set up before, or by hand.
"""

import json
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from django.conf import settings

NAME = "setup.json"


class Stage(StrEnum):
    """NEW waits for its code. CLAIMED has a manager. OPEN still lists what is next."""

    NEW = "new"
    CLAIMED = "claimed"
    OPEN = "open"


def file() -> Path:
    return Path(settings.DATA_DIR) / NAME


def taken() -> Path:
    """Return the mark of somebody who is just now using the code."""
    return file().with_suffix(".taken")


def stage() -> Stage | None:
    """Return how far the set-up is, or None where there is none."""
    try:
        return Stage(_told()["stage"])
    except FileNotFoundError:
        return None


def is_code(code: str) -> bool:
    """Say whether this is the code that was printed. Spaces and case do not matter."""
    try:
        told = _told().get("code", "")
    except FileNotFoundError:
        return False
    return bool(told) and compare_digest(told, digest(code))


def digest(code: str) -> str:
    """Return what is kept of a code."""
    letters = "".join(each for each in code.upper() if each.isalnum())
    return sha256(letters.encode()).hexdigest()


def _told() -> dict[str, str]:
    return dict(json.loads(file().read_text()))
