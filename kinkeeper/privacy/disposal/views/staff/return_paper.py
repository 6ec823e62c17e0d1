from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.records.commands.take_paper import return_paper
from kinkeeper.privacy.records.forms import ReturnPaperForm
from kinkeeper.privacy.records.queries.paper import paper_by_label


def return_paper_page(request: HttpRequest, label: str) -> HttpResponse:
    """It stands in its place again."""
    viewer = account_of(request)
    paper = paper_by_label(label, viewer=viewer)
    form = ReturnPaperForm(
        request.POST or None,
        version=paper.version,
    )

    if form.is_valid() and done(
        request,
        form,
        lambda: return_paper(
            paper=paper,
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
        ),
        "Written down.",
    ):
        return redirect("disposal:paper", label=label)

    return render(
        request,
        "disposal/staff/paper_act.html",
        {
            "form": form,
            "paper": paper,
            "heading": "Bring it back",
            "lead": "It stands in its place again.",
            "submit": "It is back",
        },
    )
