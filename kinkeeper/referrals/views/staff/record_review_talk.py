from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.record_review_talk import Talk, record_review_talk
from kinkeeper.referrals.forms.reviewing import TalkForm
from kinkeeper.referrals.queries.inbox import party_by_key
from kinkeeper.referrals.queries.reviews import case_for_reviews, review_of, unheard


def record_review_talk_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Write down what one side said at a review."""
    by = account_of(request)
    case = case_for_reviews(sign, viewer=by)
    review = review_of(case, key)
    people = [(str(p.key), p.person.full_name) for p in unheard(review)]
    form = TalkForm(request.POST or None, parties=people)
    if form.is_valid():
        token, told = once_of(request), form.values()
        act = partial(
            record_review_talk,
            review=review,
            party=party_by_key(told.pop("party"), case),
            talk=Talk(**told),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "What they said is on file."):
            return once.led_to(token, redirect("referrals:family_reviews", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "A talk with one side",
        "submit": "Keep it on file",
        "lead": "One side alone. The other side never sees it.",
    }
    return render(request, "referrals/act.html", context)
