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
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.release_paper import release_paper
from kinkeeper.referrals.forms.papers import ReleasePaperForm
from kinkeeper.referrals.queries import paper_lines, papers


def look_at_paper_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One paper: who sent it, its first page, and letting it be opened."""
    by = account_of(request)
    paper = papers.paper_by_key(key, viewer=by)
    sign = sign_of(papers.case_of(paper))
    case = papers.case_for_papers(sign, viewer=by)
    form = ReleasePaperForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            release_paper,
            attachment=paper,
            reason=form.values()["reason"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "It can be opened now."):
            return once.led_to(token, redirect("referrals:look_at_paper", key))
    context = {
        "case": case,
        "sign": sign,
        "paper": paper_lines.shown(paper),
        "rows": paper_lines.rows_of(paper),
        "has_preview": paper.preview_id is not None,
        "may_destroy": paper.waits and permissions.may_throw_papers_away(by),
        "form": form,
    }
    return render(request, "referrals/look_at_paper.html", context)
