from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.website.queries.backups import backups


def backups_page(request: HttpRequest) -> HttpResponse:
    """The last backups and rehearsals, and what is late."""
    viewer = account_of(request)
    return render(
        request,
        "website/backups.html",
        {
            "told": backups(viewer=viewer, now=clock.now()),
            "subnav": tabs("backups", viewer=viewer),
        },
    )
