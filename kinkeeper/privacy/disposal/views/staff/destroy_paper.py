from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.records.commands.destroy_paper import Destruction, destroy_paper
from kinkeeper.privacy.records.forms import DestroyPaperForm
from kinkeeper.privacy.records.queries.paper import (
    paper_by_label,
    team_member,
    team_to_choose,
)


def destroy_paper_page(request: HttpRequest, label: str) -> HttpResponse:
    """Confidential waste only. Two people: you, and one who watched."""
    viewer = account_of(request)
    paper = paper_by_label(label, viewer=viewer)
    form = DestroyPaperForm(
        request.POST or None,
        version=paper.version,
        team=team_to_choose(viewer=viewer),
    )

    if form.is_valid():
        person = team_member(form.cleaned_data["person"])
        if done(
            request,
            form,
            lambda: destroy_paper(
                paper=paper,
                told=Destruction(
                    how=form.cleaned_data["how"],
                    on=form.cleaned_data["on"],
                    witness=person,
                    slip_number=form.cleaned_data["slip_number"],
                    copy=bool(form.cleaned_data["copy"]),
                ),
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
            ),
            "Certified.",
        ):
            return redirect("disposal:paper", label=label)

    return render(
        request,
        "disposal/staff/paper_act.html",
        {
            "form": form,
            "paper": paper,
            "heading": "Certify that it was destroyed",
            "lead": "Confidential waste only. Two people: you, and one who watched.",
            "submit": "Certify",
        },
    )
