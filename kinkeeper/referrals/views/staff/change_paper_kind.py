from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals.commands.change_paper_kind import change_paper_kind
from kinkeeper.referrals.forms.papers import PaperKindForm
from kinkeeper.referrals.queries import papers


def change_paper_kind_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say what a paper really is."""
    by = account_of(request)
    paper = papers.paper_by_key(key, viewer=by)
    sign = sign_of(papers.case_of(paper))
    case = papers.case_for_papers(sign, viewer=by)
    form = PaperKindForm(request.POST or None, initial={"kind": paper.kind})
    if form.is_valid():
        token = once_of(request)
        act = partial(
            change_paper_kind,
            attachment=paper,
            kind=form.values()["kind"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Changed."):
            return once.led_to(token, redirect("referrals:look_at_paper", key))
    context = {
        "case": case,
        "sign": sign,
        "form": form,
        "heading": "What is this paper?",
        "submit": "Save",
    }
    return render(request, "referrals/paper_act.html", context)
