from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.referrals.commands.decline_referral import decline_referral
from kinkeeper.referrals.commands.withdraw_decline import withdraw_decline
from kinkeeper.referrals.forms.deciding import AgreeForm
from kinkeeper.referrals.queries.inbox import decision_on, referral_by_key, why


def decline_referral_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """A second person agrees not to offer a place, or opens the referral again."""
    case = referral_by_key(key, viewer=account_of(request))
    decision = decision_on(case)
    if decision is None:
        raise Http404
    form = AgreeForm(request.POST or None)
    if form.is_valid():
        token, by = once_of(request), account_of(request)
        try:
            if form.cleaned_data["answer"] == "open":
                withdraw_decline(decision=decision, by=by)
                words = "The referral is open again."
            else:
                decline_referral(
                    decision=decision,
                    by=by,
                    now=clock.now(),
                    once=token,
                )
                words = "Decided. The letters are on their way."
        except RefusedError as no:
            form.add_error(None, str(no))
            note_refusal(request, no)
        else:
            messages.success(request, words)
            return once.led_to(token, redirect("referrals:inbox"))
    context = {
        "case": case,
        "form": form,
        "heading": "A second look",
        "submit": "Save my answer",
        "lead": f"{decision.decided_by.short_name}: {why(decision)}",
    }
    return render(request, "referrals/act.html", context)
