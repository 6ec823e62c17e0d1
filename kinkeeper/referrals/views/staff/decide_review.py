from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.decide_review import Verdict, decide_review
from kinkeeper.referrals.forms.reviewing import DecideReviewForm
from kinkeeper.referrals.queries.reviews import case_for_reviews, review_of


def decide_review_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Decide how a family goes on."""
    by = account_of(request)
    case = case_for_reviews(sign, viewer=by)
    review = review_of(case, key)
    form = DecideReviewForm(
        request.POST or None, version=review.version, initial={"service": case.service}
    )
    if form.is_valid():
        token = once_of(request)
        act = partial(
            decide_review,
            review=review,
            verdict=Verdict(**form.values()),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Decided. Tell each side in its own way."):
            return once.led_to(token, redirect("referrals:family_reviews", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "Decide on the review",
        "submit": "Decide",
        "lead": "You decide, and your name stands under it. What is planned stays.",
    }
    return render(request, "referrals/act.html", context)
