from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries import timeline
from kinkeeper.referrals.commands.call_review import call_review
from kinkeeper.referrals.forms.reviewing import CallReviewForm
from kinkeeper.referrals.queries.reviews import case_for_reviews, looks_at


def family_reviews_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Every look at a family, each side apart; call one for a day of your choice."""
    by = account_of(request)
    case = case_for_reviews(sign, viewer=by)
    form = CallReviewForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            call_review,
            case=case,
            **form.values(),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "The review is on the list."):
            return once.led_to(token, redirect("referrals:family_reviews", sign))
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=by),
        "looks": looks_at(case),
        "form": form,
        "tabs": timeline.tabs_of(case, viewer=by, here=request.path),
    }
    return render(request, "referrals/family_reviews.html", context)
