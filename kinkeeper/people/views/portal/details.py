from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.people.commands.change_safe_contact import change_safe_contact
from kinkeeper.people.forms.details import SafeContactForm, initial_of
from kinkeeper.people.queries import safe_contact
from kinkeeper.people.queries.contact_changes import own_waiting
from kinkeeper.people.queries.family_page import own_details
from kinkeeper.people.queries.parties import parts_of_account


def details_page(request: HttpRequest) -> HttpResponse:
    """A family member's own details, and how they want to be reached."""
    party = parts_of_account(account_of(request)).first()
    if party is None:
        raise Http404
    before = safe_contact.told(party)
    form = SafeContactForm(
        request.POST or None, version=party.version, initial=initial_of(before)
    )
    if form.is_valid():
        token = once_of(request)
        try:
            change_safe_contact(
                party=party,
                told=form.as_told(before),
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except StaleError as stale:
            form.add_error(None, str(stale))
            note_refusal(request, stale)
        else:
            messages.success(request, "Saved. We use it from now on.")
            return once.led_to(token, redirect("people:details"))
    context = {"form": form, "rows": own_details(party), "waiting": own_waiting(party)}
    return render(request, "people/details.html", context)
