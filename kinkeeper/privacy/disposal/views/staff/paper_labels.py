from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.records.queries.paper import papers


def paper_labels_page(request: HttpRequest) -> HttpResponse:
    """Labels to cut out and stick on: a number, a place, and no name."""
    found = papers("here", viewer=account_of(request), today=clock.today())
    return render(request, "disposal/staff/paper_labels.html", {"papers": found})
