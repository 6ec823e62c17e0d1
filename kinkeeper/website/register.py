"""
The guard of the cookie register (C2).

A cookie that the policy does not list cannot leave the server, whatever library tries
to set it, and one that is listed cannot outlive what the page says. Answers without
unknown cookies cost no query.
"""

import logging
from collections.abc import Callable
from http.cookies import Morsel
from typing import Any

from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation.audit import trail
from kinkeeper.website.queries.cookies import allowed

log = logging.getLogger(__name__)

# One event for each name and process: a fault repeats on every page.
_told: set[str] = set()


class CookieGuard:
    """Takes every cookie out of the answer that the register does not know."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name in list(response.cookies):
            morsel = response.cookies[name]
            if _deletes(morsel):
                continue
            known = allowed(name)
            if known is None:
                del response.cookies[name]
                _tell(name)
            elif known.session:
                morsel["expires"] = morsel["max-age"] = ""
        return response


def _deletes(morsel: "Morsel[Any]") -> bool:
    return morsel["max-age"] == 0


def _tell(name: str) -> None:
    log.warning("A cookie that is not in the register was taken out: %s", name)
    if name in _told:
        return
    try:
        trail.record("cookie.taken_out", about=f"cookie:{name[:60]}", by=None)
        _told.add(name)
    except Exception:
        # The visitor's page must not fail because it could not be written down.
        log.exception("It could not be recorded")
