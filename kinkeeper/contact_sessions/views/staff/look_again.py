from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.look_again import no_longer_fitting
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def look_again_page(request: HttpRequest) -> HttpResponse:
    """What is planned and does not fit any more."""
    found = no_longer_fitting(viewer=account_of(request), now=clock.now())
    return render(request, "contact_sessions/look_again.html", {"troubles": found})
