from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.records.queries.paper import FILTERS, papers
from kinkeeper.privacy.records.queries.tabs import tabs


def papers_page(request: HttpRequest) -> HttpResponse:
    """What lies on paper and in other places, and who has it."""
    viewer, today = account_of(request), clock.today()
    show = request.GET.get("show", "here")
    return render(
        request,
        "disposal/staff/papers.html",
        {
            "papers": papers(show, viewer=viewer, today=today),
            "today": today,
            "chips": [
                {"label": label, "url": f"?show={word}", "current": word == show}
                for word, label in FILTERS
            ],
            "subnav": tabs("disposal:papers", viewer=viewer),
        },
    )
