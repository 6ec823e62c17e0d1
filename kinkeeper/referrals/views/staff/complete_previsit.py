from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.referrals.commands.complete_previsit import complete_previsit
from kinkeeper.referrals.forms.asked import CompleteForm
from kinkeeper.referrals.queries.previsits import case_for_previsits, visit_to_complete


def complete_previsit_page(request: HttpRequest, sign: str, key: UUID) -> HttpResponse:
    """Add what was left open at a pre-visit."""
    by = account_of(request)
    case = case_for_previsits(sign, viewer=by)
    visit = visit_to_complete(case, key)
    form = CompleteForm(request.POST or None, collectors=visit.asks_for_collectors)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            complete_previsit,
            visit=visit,
            answers=form.values(),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "It is on file with the pre-visit."):
            return once.led_to(token, redirect("referrals:previsits", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "What was left open",
        "submit": "Keep it on file",
        "lead": f"The pre-visit of {visit.party.person.full_name}. "
        "The other side never sees it.",
    }
    return render(request, "referrals/act.html", context)
