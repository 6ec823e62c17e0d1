from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.forms import LiftHoldForm
from kinkeeper.privacy.records.commands.lift_hold import lift_hold
from kinkeeper.privacy.records.queries.hold_list import about, hold_by_key


def lift_hold_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask that a hold ends, or agree with the person who asked."""
    hold = hold_by_key(key, viewer=account_of(request))
    form = LiftHoldForm(request.POST or None, version=hold.version)

    if form.is_valid():
        try:
            ended = lift_hold(
                hold=hold,
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            said = "The hold has ended." if ended else "Now a second person must agree."
            messages.success(request, said)
            return redirect("disposal:hold", key=key)

    return render(
        request,
        "disposal/staff/lift_hold.html",
        {"form": form, "hold": hold, "about": about(hold, viewer=account_of(request))},
    )
