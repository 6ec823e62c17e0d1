from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.queries.inbox import inbox


def inbox_page(request: HttpRequest) -> HttpResponse:
    """The referrals that wait, with what is next and whose turn it is."""
    cards = list(inbox(viewer=account_of(request), today=clock.today()))
    return render(request, "referrals/inbox.html", {"cards": cards})
