from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.records.commands.move_paper import move_paper
from kinkeeper.privacy.records.forms import MovePaperForm
from kinkeeper.privacy.records.queries.paper import paper_by_label


def move_paper_page(request: HttpRequest, label: str) -> HttpResponse:
    """Where does it stand from now on?"""
    viewer = account_of(request)
    paper = paper_by_label(label, viewer=viewer)
    form = MovePaperForm(
        request.POST or None,
        version=paper.version,
        initial={"room": paper.room, "cabinet": paper.cabinet, "box": paper.box},
    )

    if form.is_valid() and done(
        request,
        form,
        lambda: move_paper(
            paper=paper,
            place=form.place(),
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
        ),
        "Moved.",
    ):
        return redirect("disposal:paper", label=label)

    return render(
        request,
        "disposal/staff/paper_act.html",
        {
            "form": form,
            "paper": paper,
            "heading": "Move it",
            "lead": "Where does it stand from now on?",
            "submit": "Move it",
        },
    )
