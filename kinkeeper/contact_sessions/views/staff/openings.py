from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.openings import buildings, closed_days
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def openings_page(request: HttpRequest) -> HttpResponse:
    """When each building takes families, and the days on which it does not."""
    viewer, today = account_of(request), clock.today()
    context = {
        "buildings": buildings(viewer=viewer, today=today),
        "closed": closed_days(viewer=viewer, today=today),
    }
    return render(request, "contact_sessions/openings.html", context)
