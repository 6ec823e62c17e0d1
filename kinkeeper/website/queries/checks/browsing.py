"""Visitors: cookies, pages without cookies, and what is counted or sent to them."""

import re
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import connection

from kinkeeper.foundation.audit.models import Event
from kinkeeper.policy import edition
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.website.queries import cookies
from kinkeeper.website.queries.finding import Evidence, Finding, none_of
from kinkeeper.website.queries.opening import open_page
from kinkeeper.website.queries.what_we_hold import tables_of

GUARD = "kinkeeper.website.register.CookieGuard"
LOOKED_BACK = timedelta(days=30)
MOST_PAGES = 30
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
# Signing in and leaving are not pages to read.
NOT_TO_READ = ("/account/", "/exit/", "/me/", "/staff/", "/after-sign-in/", "/static/")
FOR_EVERYBODY = ("/", "/privacy/", "/cookies/", "/visiting/", "/refer/")
CLEARING = re.compile(r'<form method="post" action="([^"]*/clear/)"')
STORED = ("cookies", "storage", "cache")
STATISTICS = re.compile(
    r"(visit|page|web|site)_?(statistic|count|view|hit)|analytic|visitor"
)
NEWSLETTER = re.compile(r"newsletter|subscri|mailing_?list")


def cookies_on_the_register(now: datetime) -> Finding:
    """The guard stands at the door, and how often it had to act (C2)."""
    stopped = Event.objects.filter(
        action="cookie.taken_out", happened_at__gte=now - LOOKED_BACK
    ).count()
    guard = "the guard stands" if _guarded() else "the guard is missing"
    return Finding(_guarded(), f"{guard}; {stopped} unknown cookies stopped in 30 days")


def no_consent_cookie_before_choice(now: datetime) -> Finding:
    """No cookie that needs a yes can leave: no page asks for one yet (C2, C3)."""
    wanting = [
        name for name, each in edition.in_force().cookies.items() if each.needs_consent
    ]
    loose = [name for name in wanting if cookies.allowed(name) is not None]
    return Finding(
        _guarded() and not loose,
        f"{len(loose)} of {len(wanting)} could be set unasked",
        tuple(Evidence(name, "could be set unasked") for name in loose),
    )


def _guarded() -> bool:
    """Say whether the guard sees every answer: before all that may set a cookie."""
    doors = list(settings.MIDDLEWARE)
    session = "django.contrib.sessions.middleware.SessionMiddleware"
    return GUARD in doors and doors.index(GUARD) < doors.index(session)


def public_pages_need_no_cookie(now: datetime) -> Finding:
    """The front page, and each page that it leads to, opens without any cookie (C4)."""
    waiting, seen, shut = ["/"], {"/"}, []
    opened = 0
    while waiting and opened < MOST_PAGES:
        path = waiting.pop(0)
        page = open_page(path)
        opened += 1
        if page.status != 200:
            shut.append(Evidence(path, f"answers {page.status} without a cookie"))
            continue
        for link in LINK.findall(page.text):
            if link not in seen and not link.startswith(NOT_TO_READ):
                seen.add(link)
                waiting.append(link)
    return none_of(len(shut), opened, "public pages do not open without a cookie", shut)


def nothing_linked_before_sign_in(now: datetime) -> Finding:
    """No page for everybody sets what could be linked to a person (C3)."""
    listed = edition.in_force().cookies
    linked = [
        Evidence(path, f"sets {name}, which is linked to somebody")
        for path in FOR_EVERYBODY
        for name in open_page(path).cookies
        if name not in listed or listed[name].linked_to != "nothing"
    ]
    words = "pages for everybody set something that is linked to a person"
    return none_of(len(linked), len(FOR_EVERYBODY), words, linked)


def one_button_clears(now: datetime) -> Finding:
    """The button stands on the cookie page, and pressing it clears all (C5)."""
    button = CLEARING.search(open_page("/cookies/").text)
    if button is None:
        missing = Evidence("/cookies/", "has no button that clears everything")
        return Finding(False, "the button is missing", (missing,))
    pressed = open_page(button[1], method="POST")
    left = [what for what in STORED if f'"{what}"' not in pressed.clears]
    if pressed.status != 200:
        left = list(STORED)
    return none_of(
        len(left),
        len(STORED),
        "kinds of what a browser stores stay after the button",
        (Evidence(what, "is not cleared") for what in left),
    )


def statistics_are_anonymous(now: datetime) -> Finding:
    """No counts of visits are held; if some were, somebody must check them (C1a)."""
    return _nothing_of_that_kind("visit_statistics", STATISTICS, "no counts are held")


def newsletter_has_proof(now: datetime) -> Finding:
    """No newsletter is sent; if one were, somebody must check the proofs (C1c, C1d)."""
    return _nothing_of_that_kind("newsletter", NEWSLETTER, "no subscription is held")


def _nothing_of_that_kind(kind: str, names: re.Pattern[str], nothing: str) -> Finding:
    """Look into the database itself, the program's tables, and the obligations."""
    found = set(tables_of(kind))
    found |= {name for name in _every_table() if names.search(name)}
    kept = Obligation.objects.filter(kind=kind).count()
    if not found and not kept:
        return Finding(True, nothing)
    shown = [Evidence(name, "a table of that kind") for name in sorted(found)]
    figure = f"{len(found)} tables, {kept} records: a check is missing"
    return Finding(False, figure, tuple(shown))


def _every_table() -> set[str]:
    here = set(connection.introspection.table_names())
    return here | {model._meta.db_table for model in apps.get_models()}


CHECKS = {
    "website.cookies_on_the_register": cookies_on_the_register,
    "website.no_consent_cookie_before_choice": no_consent_cookie_before_choice,
    "website.public_pages_need_no_cookie": public_pages_need_no_cookie,
    "website.nothing_linked_before_sign_in": nothing_linked_before_sign_in,
    "website.one_button_clears": one_button_clears,
    "website.statistics_are_anonymous": statistics_are_anonymous,
    "website.newsletter_has_proof": newsletter_has_proof,
}
