from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.forms import ExtendHoldForm
from kinkeeper.privacy.records.commands.extend_hold import extend_hold
from kinkeeper.privacy.records.queries import placing
from kinkeeper.privacy.records.queries.hold_list import about, hold_by_key


def extend_hold_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Somebody has looked again, and it must stay."""
    viewer = account_of(request)
    hold = hold_by_key(key, viewer=viewer)
    form = ExtendHoldForm(
        request.POST or None,
        version=hold.version,
        owners=placing.owners(viewer=viewer),
        initial={"owner": str(hold.owner.pk if hold.owner else viewer.pk)},
    )

    if form.is_valid():
        values = form.values()
        try:
            extend_hold(
                hold=hold,
                review_on=values["review_on"],
                reason=values["reason"],
                owner=placing.owner_chosen(values["owner"]),
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "It stays on hold.")
            return redirect("disposal:hold", key=key)

    return render(
        request,
        "disposal/staff/extend_hold.html",
        {"form": form, "hold": hold, "about": about(hold, viewer=viewer)},
    )
