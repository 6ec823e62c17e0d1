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
from kinkeeper.people.commands.ask_contact_change import ask_contact_change
from kinkeeper.people.forms.contact_change import ContactChangeForThemForm
from kinkeeper.people.queries import family_page as family
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.people.queries.contact_changes import adult_by_key


def contact_change_for_them_page(
    request: HttpRequest, sign: str, key: UUID
) -> HttpResponse:
    """Write down that somebody asked us to change their details."""
    viewer = account_of(request)
    case = case_by_sign(sign, viewer=viewer)
    party = adult_by_key(case, key, viewer=viewer)
    form = ContactChangeForThemForm(request.POST or None, version=party.version)
    if form.is_valid():
        token = once_of(request)
        try:
            change = ask_contact_change(
                party=party,
                wanted=form.as_wanted(),
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except RefusedError as no:
            form.add_error(None, str(no))
            note_refusal(request, no)
        else:
            messages.success(request, "The old details are locked. Call them back.")
            return once.led_to(token, redirect("people:contact_change", change.key))
    context = {
        "case": case,
        "sign": sign,
        "party": party,
        "form": form,
        "heading": family.heading(case),
    }
    return render(request, "people/contact_change_for_them.html", context)
