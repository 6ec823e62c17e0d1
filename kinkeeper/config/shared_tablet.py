"""
What a PIN opens on a shared tablet; a tablet that was withdrawn opens nothing.

Every page is closed to a PIN but those named here. It costs other devices nothing, and
a shared tablet one look for its row.
"""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import by_pin
from kinkeeper.foundation.accounts.audience import account_of, home_of
from kinkeeper.tablets.models import SharedTablet
from kinkeeper.tablets.permissions import may_use_pin
from kinkeeper.tablets.queries.tablets import (
    COOKIE,
    are_pin_hours,
    has_pin,
    this_tablet,
)

# Today, registers, notes and telling someone: never files, reports or settings.
OPEN_TO_A_PIN = {
    "account_logout",
    "contact_sessions:amend_note",
    "contact_sessions:board",
    "contact_sessions:collection",
    "contact_sessions:door",
    "contact_sessions:late_mark",
    "contact_sessions:notes",
    "contact_sessions:notes_worker",
    "contact_sessions:offline_notes",
    "contact_sessions:register",
    "contact_sessions:running",
    "contact_sessions:send_marks",
    "contact_sessions:send_notes",
    "contact_sessions:today",
    "safeguarding:tell",
    "tablets:hand_over",
    "tablets:kept_form",
    "tablets:still_here",
}
# Where an act leads that a PIN may do, and what it may see instead.
GOES_TO = {"safeguarding:concern": "contact_sessions:today"}
BEHIND_A_DOOR = ("/staff/", "/account/", "/me/")


class SharedTabletMiddleware:
    """Stop a PIN at every door that is not named."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.kk_tablet = None  # type: ignore[attr-defined]
        if COOKIE in request.COOKIES:
            found = this_tablet(request, on=clock.today())
            request.kk_tablet = found  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        tablet = request.kk_tablet  # type: ignore[attr-defined]
        marked = request.session.get(by_pin.TABLET)
        if marked and (tablet is None or tablet.pk != marked):
            return _out(request, "account_login")
        if tablet and not marked and request.path.startswith("/staff/"):
            # Signed in in full here: it ends with the tablet as well.
            request.session[by_pin.TABLET] = tablet.pk
            if _wants_pin(request, tablet):
                return redirect("tablets:set_pin")
        if not by_pin.is_by_pin(request):
            return None
        if by_pin.is_over(request, clock.now()):
            return _out(request, "tablets:take_over")
        return _not_by_pin(request)


def _wants_pin(request: HttpRequest, tablet: SharedTablet) -> bool:
    """Offer a PIN once, where a first page was asked for on a session day."""
    now = clock.now()
    today = clock.london(now).date()
    return (
        request.method == "GET"
        and request.path == home_of(account_of(request))
        and may_use_pin(account_of(request))
        and by_pin.is_in_full(request)
        and are_pin_hours(now, on=today)
        and not has_pin(tablet, viewer=account_of(request), on=today)
    )


def _out(request: HttpRequest, where: str) -> HttpResponse:
    logout(request)
    return redirect(where)


def _not_by_pin(request: HttpRequest) -> HttpResponse | None:
    match = request.resolver_match
    name = match.view_name if match else ""
    if name in OPEN_TO_A_PIN or not request.path.startswith(BEHIND_A_DOOR):
        return None
    if name in GOES_TO and request.method == "GET":
        return redirect(GOES_TO[name])
    return render(
        request,
        "tablets/sign_in_first.html",
        {"wanted": request.get_full_path() if request.method == "GET" else ""},
        status=403,
    )
