from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.add_hazard import add_hazard
from kinkeeper.referrals.forms.risk import HazardForm
from kinkeeper.referrals.queries.risks import case_for_risks


def add_hazard_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Write a danger down."""
    by = account_of(request)
    case = case_for_risks(sign, viewer=by)
    form = HazardForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            add_hazard,
            case=case,
            hazard=form.values(),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "The danger is on the list."):
            return once.led_to(token, redirect("referrals:risks", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "A danger",
        "submit": "Put it on the list",
        "lead": "One danger at a time. You decide when all are on the list.",
    }
    return render(request, "referrals/act.html", context)
