from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.decide_risk import Verdict, decide_risk
from kinkeeper.referrals.forms.risk import DecideRiskForm
from kinkeeper.referrals.queries.risks import assessment_of, case_for_risks


def decide_risk_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Decide on a risk assessment and sign it."""
    by = account_of(request)
    case = case_for_risks(sign, viewer=by)
    assessment = assessment_of(case, key)
    form = DecideRiskForm(request.POST or None, version=assessment.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            decide_risk,
            assessment=assessment,
            verdict=Verdict(**form.values()),
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "You have signed the risk assessment."):
            return once.led_to(token, redirect("referrals:risks", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "Decide and sign",
        "submit": "Sign it",
        "lead": "The colour only sorts. You decide, and your name stands under it.",
    }
    return render(request, "referrals/act.html", context)
