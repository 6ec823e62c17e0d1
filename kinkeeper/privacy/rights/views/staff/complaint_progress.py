from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.note_progress import note_progress
from kinkeeper.privacy.rights.forms.keeping import ProgressForm
from kinkeeper.privacy.rights.queries.registers import complaint_by_key


def complaint_progress_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was done."""
    matter = complaint_by_key(key, viewer=account_of(request))
    form = ProgressForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: note_progress(
                matter=matter,
                words=told["words"],
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            ),
            "Written down.",
        ):
            return redirect("rights:complaint", key=key)

    return render(
        request,
        "rights/staff/act.html",
        {
            "form": form,
            "matter": matter,
            "heading": "What was done",
            "lead": "Tell them how it goes every 28 days.",
            "submit": "Write it down",
            "register": "rights:complaints",
            "one": "rights:complaint",
        },
    )
