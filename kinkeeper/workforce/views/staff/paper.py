from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.workforce.commands.open_paper import RECORDS, TASK, open_paper
from kinkeeper.workforce.queries.paper import last_used_on, read
from kinkeeper.workforce.queries.workers import paper_by_key

PURPOSES = {"task": TASK, "records": RECORDS}


def paper_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask what a paper is opened for, then show what it says."""
    paper = paper_by_key(key, viewer=account_of(request))
    purpose = PURPOSES.get(request.POST.get("purpose", ""))
    context: dict[str, object] = {"paper": paper, "last_used_on": last_used_on(paper)}
    if request.method != "POST" or purpose is None:
        return render(request, "workforce/paper.html", context)
    open_paper(paper=paper, purpose=purpose, by=account_of(request), now=clock.now())
    context |= {
        "opened": read(paper),
        "purpose": request.POST["purpose"],
        "last_used_on": last_used_on(paper),
    }
    return render(request, "workforce/paper.html", context)
