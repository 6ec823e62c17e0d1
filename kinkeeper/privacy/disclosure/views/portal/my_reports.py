from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disclosure.queries.mine import my_reports


def my_reports_page(request: HttpRequest) -> HttpResponse:
    """What I asked for, what became of it, and what I can ask for."""
    mine = my_reports(viewer=account_of(request), today=clock.today())
    return render(request, "disclosure/my_reports.html", {"mine": mine})
