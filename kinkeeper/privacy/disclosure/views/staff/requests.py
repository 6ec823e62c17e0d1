from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disclosure.queries.requests import inbox


def requests_page(request: HttpRequest) -> HttpResponse:
    """The inbox: who waits for a report, soonest promise first."""
    return render(
        request,
        "disclosure/requests.html",
        {"inbox": inbox(viewer=account_of(request)), "today": clock.today()},
    )
