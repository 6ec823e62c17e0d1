from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.give_paper import give_paper
from kinkeeper.referrals.forms.papers import GivePaperForm
from kinkeeper.referrals.queries import papers


def give_paper_page(request: HttpRequest) -> HttpResponse:
    """An adult sends us a paper, and sees what they sent before. One side only."""
    by = account_of(request)
    parts = papers.giving_parts(by)
    form = GivePaperForm(
        request.POST or None,
        request.FILES or None,
        families=[(str(part.key), papers.about(part)) for part in parts],
    )
    if parts and form.is_valid():
        token, told = once_of(request), form.values()
        key = told.get("family") or str(parts[0].key)
        act = partial(
            give_paper,
            party=next(part for part in parts if str(part.key) == key),
            clean=told["upload"],
            kind=told["kind"],
            words=told["words"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "We have your paper. Only our team can see it."):
            return once.led_to(token, redirect("referrals:give_paper"))
    sent = [line for part in parts for line in papers.own_papers(part)]
    context = {"form": form, "sent": sent, "parts": parts}
    return render(request, "referrals/give_paper.html", context)
