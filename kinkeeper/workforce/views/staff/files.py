from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.workforce.queries.alerts import alerts
from kinkeeper.workforce.queries.workers import roll


def files_page(request: HttpRequest) -> HttpResponse:
    """Who works here, with the state of each check, and who left."""
    rows = roll(viewer=account_of(request), today=clock.today())
    here = [row for row in rows if row.left_on is None]
    return render(
        request,
        "workforce/files.html",
        {
            "alerts": alerts(viewer=account_of(request), today=clock.today()),
            "here": here,
            "left": [row for row in rows if row.left_on is not None],
        },
    )
