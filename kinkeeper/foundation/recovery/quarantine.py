"""
Quarantine: the database was put back and has not been brought up to date.

While it lasts nobody signs in, no post leaves and no work is done: what was destroyed
or held since the backup is not yet so again. A file says so, because the database
itself may be the one that was put back.
"""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

BEHIND = (
    "The database is older than the journal. Somebody put an old one back by hand. "
    "Run `kinkeeper restore --finish` first."
)
NAME = "quarantine.json"
# A machine that asks whether the process lives gets its answer; nobody else does.
OPEN = ("/healthz", "/readyz", "/static/")


def is_on() -> bool:
    return _file().exists()


def state() -> dict[str, Any]:
    """Return what is known about the restore that is under way; {} when none is."""
    try:
        return dict(json.loads(_file().read_text()))
    except FileNotFoundError:
        return {}
    except ValueError:
        return {"why": BEHIND}


def begin(why: str, more: Mapping[str, Any] | None = None) -> None:
    """Close the doors, or note another step. On the disk before it returns."""
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w") as file:
        json.dump({**state(), "why": why, **(more or {})}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def end() -> None:
    """Open the doors. Only the restore calls this, once everything was verified."""
    _file().unlink(missing_ok=True)


class QuarantineMiddleware:
    """Answers every page with one sentence while the quarantine lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_on() and not request.path.startswith(OPEN):
            answer = render(request, "recovery/closed.html", status=503)
            answer["Retry-After"] = "600"
            answer["Cache-Control"] = "no-store"
            return answer
        return self.get_response(request)


def _file() -> Path:
    return Path(settings.DATA_DIR) / NAME
