from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.stop_item import stop_item
from kinkeeper.privacy.disposal.forms import StopForm
from kinkeeper.privacy.disposal.queries.reviews import item_by_key


def stop_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one record out of its review."""
    item = item_by_key(key, viewer=account_of(request))
    form = StopForm(request.POST or None, version=item.version)

    if form.is_valid():
        try:
            stop_item(
                item=item,
                **form.values(),
                by=account_of(request),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Taken out. It is not destroyed.")
            return redirect("disposal:review", reference=item.batch.reference.lower())

    return render(request, "disposal/staff/stop.html", {"form": form, "item": item})
