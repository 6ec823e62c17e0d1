from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.doubt_agreement import doubt_agreement
from kinkeeper.referrals.forms.agreement import DoubtForm
from kinkeeper.referrals.queries.agreements import own_agreement


def agreement_doubt_page(request: HttpRequest) -> HttpResponse:
    """An adult does not agree with something. Somebody talks with them first."""
    by = account_of(request)
    own = own_agreement(by)
    if not own.is_to_sign:
        return redirect("referrals:agreement")
    form = DoubtForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            doubt_agreement,
            party=own.party,
            **form.values(),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Thank you. We will talk with you."):
            return once.led_to(token, redirect("referrals:agreement"))
    return render(request, "referrals/agreement_doubt.html", {"form": form})
