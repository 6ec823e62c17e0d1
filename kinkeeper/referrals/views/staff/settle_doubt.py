from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.settle_doubt import settle_doubt
from kinkeeper.referrals.forms.agreement import SettleForm
from kinkeeper.referrals.queries.agreements import case_for_agreement, doubt_of


def settle_doubt_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Write down what was said to an adult who did not agree with something."""
    by = account_of(request)
    case = case_for_agreement(sign, viewer=by)
    doubt = doubt_of(case, key)
    form = SettleForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            settle_doubt,
            doubt=doubt,
            **form.values(),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Written down. They can sign now."):
            return once.led_to(token, redirect("referrals:family_agreement", sign))
    context = {
        "case": case,
        "form": form,
        "heading": f"A question of {doubt.party.person.given_name}",
        "submit": "Keep it on file",
        "lead": doubt.unseal()["words"],
    }
    return render(request, "referrals/act.html", context)
