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
from kinkeeper.referrals.commands.agree_fee import agree_fee
from kinkeeper.referrals.forms.fee import FeeForm
from kinkeeper.referrals.queries.fees import arrangements, case_for_fees


def agree_fee_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Who pays for a family, and what was agreed before."""
    by = account_of(request)
    case = case_for_fees(sign, viewer=by)
    form = FeeForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            agree_fee, case=case, **form.values(), by=by, now=clock.now(), once=token
        )
        if done(request, form, act, "It is written down who pays."):
            return once.led_to(token, redirect("referrals:agree_fee", sign))
    context = {
        "case": case,
        "sign": sign,
        "heading": family.heading(case),
        "keep": family.keep_in_mind(case, viewer=by),
        "agreed": arrangements(case),
        "form": form,
        "tabs": timeline.tabs_of(case, viewer=by, here=request.path),
    }
    return render(request, "referrals/agree_fee.html", context)
