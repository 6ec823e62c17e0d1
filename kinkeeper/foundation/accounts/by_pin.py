"""
Signed in by PIN on a shared tablet: less than signed in.

The session says on which tablet it is, and until when a PIN is enough. It never holds
more than one person: it is emptied before somebody comes in.
"""

from datetime import datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from kinkeeper.foundation.accounts.models import Account

TABLET, UNTIL = "tablet", "by_pin_until"
# In the session of nobody, between two workers: who let go, and of which page.
LEFT = "left_at"
# And a form that they sent too late, locked for them.
KEPT = "kept_form"
_SECOND_STEPS = {"mfa"}


def come_in(
    request: HttpRequest, account: Account, *, tablet: int, until: datetime
) -> None:
    """Sign somebody in by PIN. Whoever was signed in before is signed out."""
    kept = request.session.get(KEPT)
    request.session.flush()
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[TABLET] = tablet
    request.session[UNTIL] = until.isoformat()
    if kept:
        request.session[KEPT] = kept


def is_by_pin(request: HttpRequest) -> bool:
    return UNTIL in request.session


def is_over(request: HttpRequest, now: datetime) -> bool:
    """Say whether the hours in which the PIN was enough have passed."""
    return now >= datetime.fromisoformat(request.session[UNTIL])


def is_in_full(request: HttpRequest) -> bool:
    """
    Say whether this session began with a whole sign-in, second step included.

    Where the centre asks for no second step (a demonstration), a password is whole.
    """
    if is_by_pin(request) or not isinstance(request.user, Account):
        return False
    if not settings.STAFF_MFA_REQUIRED:
        return True
    used: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return any(one.get("method") in _SECOND_STEPS for one in used)
