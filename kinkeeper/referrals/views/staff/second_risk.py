from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.second_risk import second_risk
from kinkeeper.referrals.forms.risk import SecondRiskForm
from kinkeeper.referrals.queries.risks import assessment_of, case_for_risks


def second_risk_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Sign a serious risk assessment as the second person."""
    by = account_of(request)
    case = case_for_risks(sign, viewer=by)
    assessment = assessment_of(case, key)
    form = SecondRiskForm(request.POST or None, version=assessment.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            second_risk,
            assessment=assessment,
            by=by,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "You have signed as the second person."):
            return once.led_to(token, redirect("referrals:risks", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "Sign as the second person",
        "submit": "Sign it",
        "lead": assessment.unseal().get("reasons", ""),
    }
    return render(request, "referrals/act.html", context)
