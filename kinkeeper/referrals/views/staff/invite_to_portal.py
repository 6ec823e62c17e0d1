from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.referrals.commands.invite_to_portal import invite_to_portal
from kinkeeper.referrals.forms.deciding import PortalInviteForm
from kinkeeper.referrals.queries.inbox import party_by_key
from kinkeeper.referrals.queries.previsits import case_for_previsits


def invite_to_portal_page(request: HttpRequest, sign: str, party: UUID) -> HttpResponse:
    """Send a person the link with which they choose a password."""
    case = case_for_previsits(sign, viewer=account_of(request))
    person = party_by_key(party, case)
    form = PortalInviteForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        try:
            invite_to_portal(
                party=person,
                by=account_of(request),
                now=clock.now(),
                agreed=form.cleaned_data["agreed"],
                once=token,
            )
        except RefusedError as no:
            form.add_error(None, str(no))
            note_refusal(request, no)
        else:
            messages.success(request, "The link is on its way.")
            return once.led_to(token, redirect("referrals:previsits", sign))
    context = {
        "case": case,
        "form": form,
        "heading": f"Invite {person.person.given_name} to the portal",
        "submit": "Send the link",
        "lead": "It goes to the address that they gave us themselves.",
    }
    return render(request, "referrals/act.html", context)
