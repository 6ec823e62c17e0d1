from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.look_again import look_again
from kinkeeper.privacy.disposal.forms import LookAgainForm, token_of
from kinkeeper.privacy.disposal.queries.looking import (
    earlier_looks,
    outcomes,
    promise_to_look_at,
)


def look_again_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Decide about one record that has no end date."""
    viewer, today = account_of(request), clock.today()
    promise = promise_to_look_at(key, viewer=viewer, today=today)
    form = LookAgainForm(request.POST or None, outcomes=outcomes(promise))

    if form.is_valid():
        token = token_of(form)
        try:
            look = look_again(
                promise=promise,
                **form.values(),
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Written down: {look.get_outcome_display()}.")
            return once.led_to(token, redirect("disposal:looks"))

    context = {"form": form, "promise": promise, "looks": earlier_looks(promise)}
    return render(request, "disposal/staff/look_again.html", context)
