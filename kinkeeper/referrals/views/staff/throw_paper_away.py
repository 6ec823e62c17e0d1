from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.throw_paper_away import throw_paper_away
from kinkeeper.referrals.forms.papers import ThrowPaperAwayForm
from kinkeeper.referrals.queries import papers


def throw_paper_away_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """A manager destroys a paper that nobody could open."""
    by = account_of(request)
    paper = papers.paper_by_key(key, viewer=by)
    sign = sign_of(papers.case_of(paper))
    case = papers.case_for_papers(sign, viewer=by)
    if not permissions.may_throw_papers_away(by):
        raise Http404
    form = ThrowPaperAwayForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            throw_paper_away,
            attachment=paper,
            reason=form.values()["reason"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "The paper is destroyed."):
            return once.led_to(token, redirect("referrals:documents", sign))
    context = {
        "case": case,
        "sign": sign,
        "form": form,
        "heading": "Destroy a paper",
        "submit": "Destroy it now",
        "lead": "It waits, and nobody here has opened it. If it may be evidence, keep "
        "it and ask the records lead to place a hold.",
    }
    return render(request, "referrals/paper_act.html", context)
