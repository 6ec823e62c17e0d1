from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.propose_decline import propose_decline
from kinkeeper.referrals.forms.deciding import DeclineForm
from kinkeeper.referrals.queries.inbox import referral_by_key


def propose_decline_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Propose not to offer a place; a second person has to agree."""
    case = referral_by_key(key, viewer=account_of(request))
    form = DeclineForm(request.POST or None, version=case.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            propose_decline,
            case=case,
            ground=form.cleaned_data["ground"],
            reason=form.cleaned_data["reason"],
            by=account_of(request),
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Proposed. A second person has to agree."):
            return once.led_to(token, redirect("referrals:referral", case.key))
    context = {
        "case": case,
        "form": form,
        "heading": "We cannot offer a place",
        "submit": "Ask a second person",
        "lead": "Nothing is sent until a second person agrees.",
    }
    return render(request, "referrals/act.html", context)
