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
from kinkeeper.referrals.commands.invite_other_side import invite_other_side
from kinkeeper.referrals.forms.deciding import InviteForm
from kinkeeper.referrals.queries.inbox import party_by_key, referral_by_key
from kinkeeper.referrals.queries.professional import told_for_them

_GIVEN = " A professional gave us the address. Ask first whether it is safe."


def invite_other_side_page(
    request: HttpRequest, key: UUID, party: UUID
) -> HttpResponse:
    """Send the other side a link to its own form."""
    case = referral_by_key(key, viewer=account_of(request))
    person = party_by_key(party, case)
    given = told_for_them(person).get("email", "")
    on_file = person.unseal().get("email", "") or given
    form = InviteForm(request.POST or None, initial={"to": on_file})
    if form.is_valid():
        token = once_of(request)
        try:
            sent = invite_other_side(
                party=person,
                to=form.cleaned_data["to"],
                by=account_of(request),
                now=clock.now(),
                once=token,
            )
        except RefusedError as no:
            form.add_error("to", str(no))
            note_refusal(request, no)
        else:
            until = sent.expires_on
            messages.success(
                request, f"Sent. The link works until {until.day} {until:%B %Y}."
            )
            return once.led_to(token, redirect("referrals:referral", case.key))
    context = {
        "case": case,
        "form": form,
        "heading": f"Ask {person.person.given_name} for their side",
        "submit": "Send the link",
        "lead": "The letter has a link and a day. It names nobody."
        + (_GIVEN if given else ""),
    }
    return render(request, "referrals/act.html", context)
