from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries.parties import adults
from kinkeeper.referrals.commands.record_previsit import Visit, record_previsit
from kinkeeper.referrals.forms.previsit import PreVisitForm
from kinkeeper.referrals.queries.agreements import has_signed
from kinkeeper.referrals.queries.inbox import party_by_key
from kinkeeper.referrals.queries.previsits import case_for_previsits

IN_COLUMNS = (
    "held_on",
    "began_at",
    "outcome",
    "identity_seen",
    "address_seen",
    "signed_name",
)


def new_previsit_page(request: HttpRequest, sign: str) -> HttpResponse:
    """Write down one side's pre-visit."""
    case = case_for_previsits(sign, viewer=account_of(request))
    people = [(str(p.key), p.person.full_name) for p in adults(case)]
    signed = {str(p.key) for p in adults(case) if has_signed(p)}
    form = PreVisitForm(request.POST or None, parties=people, signed=signed)
    if form.is_valid():
        token = once_of(request)
        told = form.values()
        try:
            record_previsit(
                party=party_by_key(told.pop("party"), case),
                visit=_visit(told),
                by=account_of(request),
                now=clock.now(),
                once=token,
            )
        except RefusedError as no:
            form.add_error(None, str(no))
            note_refusal(request, no)
        else:
            messages.success(request, "The pre-visit is on file.")
            return once.led_to(token, redirect("referrals:previsits", sign))
    context = {
        "case": case,
        "form": form,
        "heading": "A pre-visit",
        "submit": "Keep it on file",
        "lead": "One side alone. The other side never sees it.",
    }
    return render(request, "referrals/act.html", context)


def _visit(told: dict[str, Any]) -> Visit:
    columns = {name: told.pop(name) for name in IN_COLUMNS}
    return Visit(**columns, checklist=told)
