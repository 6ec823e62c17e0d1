from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.change_paper import change_paper
from kinkeeper.workforce.commands.open_paper import RECORDS, open_paper
from kinkeeper.workforce.forms.papers import ChangeLeaveForm, ChangePaperForm
from kinkeeper.workforce.forms.sealed import shown
from kinkeeper.workforce.queries.workers import paper_by_key

LEAVE = "PARENTAL_LEAVE"
DAYS = ("born_on", "adopted_on", "allowance_from")


def change_paper_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change what a paper says, or the days of the child."""
    by = account_of(request)
    paper = paper_by_key(key, viewer=by)
    # The form shows what the paper says, so this is a reading too.
    open_paper(paper=paper, purpose=RECORDS, by=by, now=clock.now())
    said = shown(paper.unseal(), days=DAYS)
    initial: dict[str, Any] = {
        **said,
        "about": paper.about,
        "period_from": paper.period_from,
        "period_to": paper.period_to,
    }
    kind = ChangeLeaveForm if paper.kind == LEAVE else ChangePaperForm
    form: ChangeLeaveForm | ChangePaperForm = kind(
        request.POST or None, version=paper.version, initial=initial
    )
    if form.is_valid():
        try:
            change_paper(
                paper=paper,
                title=form.cleaned_data["title"],
                words=form.cleaned_data["words"],
                leave=form.leave() if isinstance(form, ChangeLeaveForm) else None,
                by=by,
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Changed. The dates were worked out again.")
            return redirect("workforce:file", paper.worker.reference.lower())
    context = {
        "form": form,
        "heading": "Change the paper",
        "submit": "Save",
        "back": reverse("workforce:paper", args=[key]),
        "crumb": paper.worker.reference,
    }
    return render(request, "workforce/act.html", context)
