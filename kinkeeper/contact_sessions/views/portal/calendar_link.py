from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kinkeeper.contact_sessions.commands.make_calendar_link import make_calendar_link
from kinkeeper.contact_sessions.queries.own_dates import own_party
from kinkeeper.foundation import clock


def calendar_link_page(request: HttpRequest) -> HttpResponse:
    """Make a private calendar address. It is shown once; a new one ends the old."""
    party = own_party(request.user)  # type: ignore[arg-type]
    address = ""
    if request.method == "POST":
        token = make_calendar_link(
            party=party,
            by=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        path = reverse("contact_sessions:calendar_feed", args=[token])
        address = f"{settings.BASE_URL}{path}"
    return render(request, "contact_sessions/calendar_link.html", {"address": address})
