"""The website says and does what the policy says: page, cookies, address, companies."""

from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.policy import edition
from kinkeeper.website.queries import cookies
from kinkeeper.website.queries.finding import Finding, none_of
from kinkeeper.website.queries.policy_page import policy_page

GUARD = "kinkeeper.website.register.CookieGuard"
LOOKED_BACK = timedelta(days=30)


def cookies_on_the_register(now: datetime) -> Finding:
    """The guard stands at the door, and how often it had to act (C2)."""
    stopped = Event.objects.filter(
        action="cookie.taken_out", happened_at__gte=now - LOOKED_BACK
    ).count()
    return Finding(_guarded(), f"{stopped} unknown cookies stopped in 30 days")


def no_consent_cookie_before_choice(now: datetime) -> Finding:
    """No cookie that needs a yes can leave: no page asks for one yet (C2, C3)."""
    wanting = [
        name for name, each in edition.in_force().cookies.items() if each.needs_consent
    ]
    loose = sum(cookies.allowed(name) is not None for name in wanting)
    return Finding(
        _guarded() and not loose, f"{loose} of {len(wanting)} could be set unasked"
    )


def _guarded() -> bool:
    """Say whether the guard sees every answer: before all that may set a cookie."""
    doors = list(settings.MIDDLEWARE)
    session = "django.contrib.sessions.middleware.SessionMiddleware"
    return GUARD in doors and doors.index(GUARD) < doors.index(session)


def page_is_the_edition(now: datetime) -> Finding:
    """The policy as it is drawn holds each clause, row and the file's fingerprint."""
    policy = edition.in_force()
    drawn = render_to_string("website/policy_text.html", {"policy": policy_page()})
    rows = [*policy.schedule.rows, *policy.schedule.additional]
    wanted = [
        policy.sha256,
        *(f'id="clause-{each.id}"' for each in policy.clauses),
        *(f'id="{row.id}"' for row in rows),
    ]
    missing = sum(piece not in drawn for piece in wanted)
    return none_of(missing, len(wanted), f"parts missing, {policy.sha256[:12]}")


def processors_in_order(now: datetime) -> Finding:
    """Each company that works for us has a contract that still runs (P12d).

    When each was last vetted is not on file yet, so this alone cannot say "kept".
    """
    today = clock.london(now).date()
    used = [each for each in edition.in_force().processors.values() if each.enabled]
    out = sum(
        each.contract_until is None or each.contract_until < today for each in used
    )
    figure = f"{out} of {len(used)} have no contract that runs; vetting not on file"
    return Finding(False if out else None, figure)


def one_address(now: datetime) -> Finding:
    """Name and phone on the pages are those of the policy (P15)."""
    centre = edition.in_force().controller
    pairs = (
        (centre.name, settings.CENTRE_NAME),
        (centre.phone, settings.CENTRE_PHONE),
    )
    apart = sum(_plain(one) != _plain(other) for one, other in pairs)
    return none_of(apart, len(pairs), "details differ from the policy")


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())


CHECKS = {
    "website.cookies_on_the_register": cookies_on_the_register,
    "website.no_consent_cookie_before_choice": no_consent_cookie_before_choice,
    "policy.page_is_the_edition": page_is_the_edition,
    "website.processors_in_order": processors_in_order,
    "website.one_address": one_address,
}
