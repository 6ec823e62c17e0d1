"""
Who may reach a page.

The folder that a view lives in says it: `views/public`, `views/portal` or
`views/staff`. The middleware makes it so before the view runs, so that no view can
forget. A view that lives anywhere else is not served at all, except the sign-in pages
of the accounts library.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, include, path

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power

View = Callable[..., HttpResponse]

# In the session of somebody who pressed Exit: Back must show nothing, once.
HAS_LEFT = "has_left"

_SIGN_IN_LIBRARY = ("allauth.", "django.views.i18n")


class Audience(Enum):
    PUBLIC = "public"
    PORTAL = "portal"
    STAFF = "staff"


SPACES = {Audience.PUBLIC: "", Audience.PORTAL: "me/", Audience.STAFF: "staff/"}


class NoAudienceError(Exception):
    """A view does not live in views/public, views/portal or views/staff."""


def audience_of(view: View) -> Audience:
    """Return the audience that the view's folder names."""
    module = getattr(view, "view_class", view).__module__
    if module.startswith(_SIGN_IN_LIBRARY):
        return Audience.PUBLIC
    _, _, folders = module.partition(".views.")
    try:
        return Audience(folders.split(".")[0])
    except ValueError:
        raise NoAudienceError(f"{module}: move it to an audience") from None


def home_of(account: Account) -> str:
    """Return where the day of this person begins."""
    if not account.is_team:
        return "/me/"
    if account.may(Power.SESSIONS_REGISTER):
        return "/staff/today/"
    if account.may(Power.RECORDS_SEE_LIFE):
        return "/staff/records/"
    return "/staff/security/"


def account_of(request: HttpRequest) -> Account:
    """Return who is signed in. For pages behind a door: portal and staff."""
    return cast(Account, request.user)


def pages(
    *,
    public: Sequence[URLPattern] = (),
    portal: Sequence[URLPattern] = (),
    staff: Sequence[URLPattern] = (),
) -> list[object]:
    """Lay an app's pages out in the three spaces: /, /me/ and /staff/."""
    return [
        path(SPACES[Audience.PUBLIC], include(list(public))),
        path(SPACES[Audience.PORTAL], include(list(portal))),
        path(SPACES[Audience.STAFF], include(list(staff))),
    ]


class AudienceMiddleware:
    """Stop a person at the door of a space that is not theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(("/me/", "/staff/", "/account/")):
            response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: View, *_: object
    ) -> HttpResponse | None:
        audience = audience_of(view)
        if audience is Audience.PUBLIC:
            return None
        if not request.user.is_authenticated:
            if request.session.pop(HAS_LEFT, False):
                return render(request, "ui/left.html")
            return redirect_to_login(request.get_full_path())
        if audience is Audience.STAFF:
            return _staff_door(request)
        if request.user.is_team:
            return redirect("home")
        return None


def _staff_door(request: HttpRequest) -> HttpResponse | None:
    account = request.user
    if not account.is_team or not account.roles():  # type: ignore[union-attr]
        # 404, not 403: a stranger does not learn what pages there are.
        raise Http404
    if account.confidentiality_signed_on is None:  # type: ignore[union-attr]
        logout(request)
        return render(request, "accounts/no_agreement.html", status=403)
    if settings.STAFF_MFA_REQUIRED and not _has_second_step(request):
        return redirect("mfa_index")
    return None


def _has_second_step(request: HttpRequest) -> bool:
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415

    return is_mfa_enabled(request.user)
