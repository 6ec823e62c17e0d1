from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.records.commands.take_paper import take_paper
from kinkeeper.privacy.records.forms import TakePaperForm
from kinkeeper.privacy.records.queries.paper import (
    paper_by_label,
    team_member,
    team_to_choose,
)


def take_paper_page(request: HttpRequest, label: str) -> HttpResponse:
    """Somebody of the team takes it and brings it back."""
    viewer = account_of(request)
    paper = paper_by_label(label, viewer=viewer)
    form = TakePaperForm(
        request.POST or None,
        version=paper.version,
        team=team_to_choose(viewer=viewer),
    )

    if form.is_valid():
        person = team_member(form.cleaned_data["person"]) or viewer
        if done(
            request,
            form,
            lambda: take_paper(
                paper=paper,
                with_whom=person,
                back_by=form.cleaned_data["back_by"],
                what_for=form.cleaned_data["what_for"],
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
            "heading": "Take it out",
            "lead": "Somebody of the team takes it and brings it back.",
            "submit": "Take it out",
        },
    )
