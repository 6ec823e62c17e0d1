from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.sign_agreement import sign_agreement
from kinkeeper.referrals.forms.agreement import SignForm
from kinkeeper.referrals.queries.agreements import own_agreement


def agreement_page(request: HttpRequest) -> HttpResponse:
    """An adult reads the rules and signs; afterwards their own copy. One side only."""
    by = account_of(request)
    own = own_agreement(by)
    form = SignForm(request.POST or None, initial={"number": own.version.number})
    if request.method == "POST" and form.is_valid():
        token, told = once_of(request), form.values()
        act = partial(
            sign_agreement,
            party=own.party,
            number=int(told["number"]) if told["number"].isdecimal() else 0,
            name=told["name"],
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Thank you. You have signed. This is your copy."):
            return once.led_to(token, redirect("referrals:agreement"))
    return render(request, "referrals/agreement.html", {"own": own, "form": form})
