from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.ask_contact_change import ask_contact_change
from kinkeeper.people.forms.contact_change import ContactChangeForm
from kinkeeper.people.queries.parties import parts_of_account


def contact_change_page(request: HttpRequest) -> HttpResponse:
    """A family member asks us to change their details. We call back first."""
    party = parts_of_account(account_of(request)).first()
    if party is None:
        raise Http404
    form = ContactChangeForm(request.POST or None, version=party.version)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            ask_contact_change,
            party=party,
            wanted=form.as_wanted(),
            by=account_of(request),
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Thank you. We will call you before we use it."):
            return once.led_to(token, redirect("people:details"))
    return render(request, "people/contact_change.html", {"form": form})
