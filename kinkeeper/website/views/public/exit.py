"""
The way out of a page that somebody must not be seen on.

It ends the session, tells the browser to forget what it kept, and leads to a page that
says nothing. Nothing here may wait: no query decides whether a person may leave.
"""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kinkeeper.foundation.accounts.audience import HAS_LEFT


def exit_page(request: HttpRequest) -> HttpResponse:
    """Leave at once. Works as a plain link, without scripts and without cookies."""
    if request.session.session_key:
        logout(request)
        request.session[HAS_LEFT] = True
    away = HttpResponseRedirect(settings.EXIT_TO)
    away.headers["Cache-Control"] = "no-store"
    away.headers["Referrer-Policy"] = "no-referrer"
    away.headers["Clear-Site-Data"] = '"cache", "storage"'
    return away
