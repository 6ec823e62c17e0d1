from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.remove_hazard import remove_hazard
from kinkeeper.referrals.forms.reviewing import RemoveHazardForm
from kinkeeper.referrals.queries.risks import assessment_of, case_for_risks, hazard_at


def remove_hazard_page(
    request: HttpRequest, sign: str, key: UUID, place: int
) -> HttpResponse:
    """Take a danger off the assessment in hand."""
    by = account_of(request)
    case = case_for_risks(sign, viewer=by)
    assessment = assessment_of(case, key)
    words = hazard_at(assessment, place)
    if not words:
        raise Http404
    form = RemoveHazardForm(request.POST or None, version=assessment.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            remove_hazard,
            assessment=assessment,
            place=place,
            **form.values(),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "It is off the list. Why is kept."):
            return once.led_to(token, redirect("referrals:risks", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "No danger any more",
        "submit": "Take it off",
        "lead": words,
    }
    return render(request, "referrals/act.html", context)
