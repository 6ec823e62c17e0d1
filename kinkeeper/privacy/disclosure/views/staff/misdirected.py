from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure.commands.say_misdirected import say_misdirected
from kinkeeper.privacy.disclosure.forms import MisdirectedForm
from kinkeeper.privacy.disclosure.queries.messages import message_by_key

DONE = "Taken back and put on the register of breaches as {}. The 72 hours run."


def misdirected_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say that a message reached the wrong person: one act for link and register."""
    message = message_by_key(key, viewer=account_of(request))
    form = MisdirectedForm(request.POST or None)
    if form.is_valid():
        once = once_of(request)
        try:
            reference = say_misdirected(
                message=message,
                words=form.cleaned_data["words"],
                by=account_of(request),
                now=clock.now(),
                once=once,
            )
        except RefusedError as error:
            note_refusal(request, error)
            form.add_error(None, str(error))
        else:
            messages.success(request, DONE.format(reference))
            asked = message.release.request.key
            return led_to(once, redirect("disclosure:request", asked))
    return render(
        request,
        "disclosure/misdirected.html",
        {"form": form, "message": message},
        status=400 if form.errors else 200,
    )
