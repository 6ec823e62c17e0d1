from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.attach_paper import attach_to_draft, take_out_paper
from kinkeeper.referrals.commands.save_answers import save_answers
from kinkeeper.referrals.forms.journeys import journey_of
from kinkeeper.referrals.forms.papers import PaperForm
from kinkeeper.referrals.forms.steps import PAPERS
from kinkeeper.referrals.queries.drafts import Draft, draft_in
from kinkeeper.referrals.queries.papers import draft_paper, of_draft
from kinkeeper.referrals.views.public.step import url_of

MOST_AN_HOUR = 40


def papers_page(request: HttpRequest) -> HttpResponse:
    """The papers of a form: add one, add another, take one out."""
    draft = draft_in(request.session, today=clock.today())
    if draft is None:
        return redirect("referrals:come_back")
    step = journey_of(draft).step(PAPERS)
    if step is None:
        raise Http404
    if "take_out" in request.POST:
        place = request.POST["take_out"]
        number = int(place) if place.isascii() and place.isdecimal() else 0
        take_out_paper(attachment=draft_paper(draft, number))
        _count(draft)
        return redirect(request.get_full_path())
    if "go_on" in request.POST or "later" in request.POST:
        _count(draft)
        return _onward(request, draft)
    if request.method == "POST" and not _may_send(request):
        return render(request, "referrals/too_many.html", status=429)
    form = PaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        token = once_of(request)
        told = form.values()
        act = partial(
            attach_to_draft,
            draft=draft,
            clean=told["upload"],
            kind=told["kind"],
            words=told["words"],
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "We have the paper."):
            _count(draft)
            return once.led_to(token, redirect(request.get_full_path()))
    before = journey_of(draft).before(PAPERS)
    context = {
        "form": form,
        "step": step,
        "back_url": url_of(before.slug) if before else "",
        "papers": of_draft(draft),
    }
    return render(request, "referrals/papers.html", context)


def _may_send(request: HttpRequest) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    return permissions.may_try(
        "paper", address=address, most=MOST_AN_HOUR, now=clock.now()
    )


def _count(draft: Draft) -> None:
    told = {"count": len(of_draft(draft))}
    save_answers(draft=draft, step=PAPERS, answers=told, now=clock.now())


def _onward(request: HttpRequest, draft: Draft) -> HttpResponse:
    if "later" in request.POST:
        return redirect("referrals:later")
    after = journey_of(draft).following(PAPERS)
    if after is None or request.GET.get("then") == "check":
        return redirect("referrals:check")
    return redirect(url_of(after.slug))
