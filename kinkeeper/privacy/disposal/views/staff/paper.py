from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.records.queries.paper import open_paper


def paper_page(request: HttpRequest, label: str) -> HttpResponse:
    """One paper file: where it stands, who has it, and where it has been."""
    opened = open_paper(label, viewer=account_of(request), today=clock.today())
    return render(
        request,
        "disposal/staff/paper.html",
        {"opened": opened, "today": clock.today()},
    )
