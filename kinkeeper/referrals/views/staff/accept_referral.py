from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.referrals.commands.accept_referral import accept_referral
from kinkeeper.referrals.forms.deciding import AcceptForm
from kinkeeper.referrals.queries.inbox import referral_by_key
from kinkeeper.referrals.queries.triage import forbidden


def accept_referral_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Offer a family a place."""
    case = referral_by_key(key, viewer=account_of(request))
    form = AcceptForm(
        request.POST or None,
        version=case.version,
        initial={"service": case.service},
        order_forbids=forbidden(case),
    )
    if form.is_valid():
        token = once_of(request)
        act = partial(
            accept_referral,
            case=case,
            **form.values(),
            by=account_of(request),
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "A place is offered. Next: the pre-visits."):
            return once.led_to(token, redirect("people:family", sign_of(case)))
    context = {
        "case": case,
        "form": form,
        "heading": "Offer a place",
        "submit": "Offer a place",
        "lead": "You decide, by name. Your reason is kept on the file.",
    }
    return render(request, "referrals/act.html", context)
