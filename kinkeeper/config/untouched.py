"""Sign out whoever left a page alone, and keep what they were about to send."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kinkeeper.foundation.accounts import by_pin, idle
from kinkeeper.foundation.accounts.audience import account_of, home_of
from kinkeeper.tablets.queries.kept_form import kept

# The wall board stands for hours and shows call-signs alone.
STANDS = "contact_sessions:board"
STILL_HERE = "tablets:still_here"
KEPT_PAGE = "tablets:kept_form"
# Files are not kept: they are chosen again.
TYPED = ("application/x-www-form-urlencoded", "multipart/form-data")


class UntouchedMiddleware:
    """End sessions of the team that nobody touched for too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if not request.path.startswith("/staff/") or idle.SEEN not in request.session:
            return None
        match = request.resolver_match
        name = match.view_name if match else ""
        if not request.user.is_authenticated or name == STANDS:
            return None
        if idle.is_over(request):
            return _signed_out(request)
        # What a page does by itself is no touch.
        if name == STILL_HERE or _is_navigation(request):
            idle.touch(request)
        return None


def _is_navigation(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _signed_out(request: HttpRequest) -> HttpResponse:
    minutes = idle.limit(request).seconds // 60
    who, form, on_tablet = account_of(request), "", by_pin.TABLET in request.session
    at = request.get_full_path() if request.method == "GET" else ""
    if request.method == "POST" and request.content_type in TYPED:
        form, at = kept(request, by=who), reverse(KEPT_PAGE)
    logout(request)
    if form:
        request.session[by_pin.KEPT] = form
    words = f"You were signed out: nobody touched this page for {minutes} minutes."
    messages.info(request, f"{words} What you wrote is kept." if form else words)
    if on_tablet:
        request.session[by_pin.LEFT] = [who.pk, at or home_of(who)]
        return redirect("tablets:take_over")
    door = reverse("account_login")
    return redirect(f"{door}?{urlencode({'next': at})}" if at else door)
