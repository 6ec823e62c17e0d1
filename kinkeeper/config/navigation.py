"""What each person finds in the menu, and the shell's other facts.

Only this package knows every app, so the menu is put together here.
"""

from base64 import b64encode
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from kinkeeper.config.shared_tablet import OPEN_TO_A_PIN
from kinkeeper.contact_sessions.queries.waiting_lines import days_on_devices
from kinkeeper.foundation.accounts import by_pin, idle
from kinkeeper.foundation.accounts.audience import home_of
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.vault.device import DRAFTS, device_key
from kinkeeper.policy import edition

RIGHT = "Keeping it right"
# Who looks after families, or leads safeguarding for all of them.
FAMILIES = {Power.SESSIONS_REGISTER, Power.CASES_SEE_ALL}

# label, url name, icon, powers of which one is needed, group, label on a phone
STAFF = (
    (
        "Today",
        "contact_sessions:today",
        "today",
        {Power.SESSIONS_REGISTER},
        "",
        "Today",
    ),
    (
        "Calendar and rooms",
        "contact_sessions:calendar",
        "calendar",
        {Power.SESSIONS_PLAN},
        "",
        "Calendar",
    ),
    ("Referrals", "referrals:inbox", "inbox", {Power.REFERRALS_DECIDE}, "", ""),
    (
        "Families",
        "people:families",
        "family",
        FAMILIES,
        "",
        "Families",
    ),
    (
        "Notes and reports",
        "reports:desk",
        "note",
        {Power.REPORTS_WRITE, Power.REPORTS_REVIEW},
        "",
        "",
    ),
    ("Report requests", "disclosure:requests", "send", {Power.RELEASES_DECIDE}, "", ""),
    ("Concerns", "safeguarding:concerns", "shield", {Power.CONCERNS_LEAD}, "", ""),
    (
        "Accident book",
        "safeguarding:accident_book",
        "book",
        {Power.CONCERNS_RAISE},
        "",
        "",
    ),
    (
        "Records and privacy",
        "disposal:record_life",
        "box",
        {Power.RECORDS_SEE_LIFE},
        RIGHT,
        "Records",
    ),
    (
        "Staff files",
        "workforce:files",
        "user",
        {Power.STAFF_FILES_KEEP},
        RIGHT,
        "",
    ),
    ("Money", "finance:papers", "coin", {Power.MONEY_SEE}, RIGHT, ""),
    ("Statistics", "statistics:statistics", "chart", {Power.STATISTICS_SEE}, RIGHT, ""),
    (
        "What people tell us",
        "feedback:results",
        "speak",
        {Power.STATISTICS_SEE},
        RIGHT,
        "",
    ),
    ("Team", "team", "people", {Power.SETTINGS_CHANGE}, RIGHT, ""),
    ("Set-up", "setup:setup", "gear", {Power.SETTINGS_CHANGE}, RIGHT, ""),
)
PORTAL = (
    ("Dates", "contact_sessions:dates"),
    ("Reports", "disclosure:my_reports"),
    ("Me", "people:details"),
    ("Privacy", "editions:mine"),
)


class NavigationMiddleware:
    """Give every page its menu. Links appear only where the person may go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.kk_nav = _menu(request)  # type: ignore[attr-defined]
        request.kk_shell = _shell(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _menu(request: HttpRequest) -> list[dict[str, object]]:
    account = request.user
    if request.path.startswith("/staff/") and isinstance(account, Account):
        return [
            _item(request, label, name, icon=icon, group=group, tab=tab)
            for label, name, icon, powers, group, tab in STAFF
            if any(account.may(power) for power in powers)
            and _address(name)
            and (name in OPEN_TO_A_PIN or not by_pin.is_by_pin(request))
        ]
    # A link with a code opens without sign-in: no menu there leads further.
    if request.path.startswith("/me/") and isinstance(account, Account):
        return [_item(request, label, name) for label, name in PORTAL if _address(name)]
    return []


def _item(
    request: HttpRequest, label: str, name: str, **more: str
) -> dict[str, object]:
    url = _address(name) or "/"
    current = request.path == url or (url != "/me/" and request.path.startswith(url))
    return {"label": label, "url": url, "current": current, **more}


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _shell(request: HttpRequest) -> dict[str, object]:
    account, centre = request.user, edition.in_force().controller
    nameless = getattr(request, "kk_is_nameless", False)
    shell: dict[str, object] = {
        "centre_name": "" if nameless else centre.shown_name,
        "centre_phone": "" if nameless else centre.phone,
        "home_url": "/",
        "demo": settings.DEMO,
        "footer": [
            {"label": "Privacy", "url": "/privacy/"},
            {"label": "Cookies", "url": "/cookies/"},
            {"label": "Accessibility", "url": "/accessibility/"},
            {"label": "Stay safe online", "url": "/stay-safe-online/"},
            {"label": "Our promises", "url": "/promises/"},
        ],
    }
    if isinstance(account, Account):
        shell |= {
            "who": account.short_name,
            "initials": account.initials,
            "sign_out_url": reverse("account_logout"),
            "home_url": home_of(account),
        }
        if getattr(request, "kk_tablet", None) and account.is_team:
            shell["hand_over_url"] = reverse("tablets:hand_over")
        if account.is_team and request.path.startswith("/staff/"):
            shell["cover"] = _cover(request, account)
        whole = not by_pin.is_by_pin(request)
        if whole and any(account.may(power) for power in FAMILIES):
            shell["search_url"] = _address("people:search")
        if account.may(Power.CONCERNS_RAISE):
            shell["tell_url"] = _address("safeguarding:tell")
    return shell


def _cover(request: HttpRequest, account: Account) -> dict[str, object]:
    """Return what a page needs to cover itself, and to lock what was typed on it."""
    return {
        "author": account.pk,
        "room": str(DRAFTS),
        "key": b64encode(device_key(room=DRAFTS, holder=account.pk)).decode(),
        "days": days_on_devices(),
        "ends": idle.limit(request).seconds,
        "still_here": reverse("tablets:still_here"),
    }
