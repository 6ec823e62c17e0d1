from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.note_progress import note_progress
from kinkeeper.privacy.rights.forms.keeping import ProgressForm
from kinkeeper.privacy.rights.queries.registers import breach_by_key


def breach_progress_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was done."""
    matter = breach_by_key(key, viewer=account_of(request))
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
            return redirect("rights:breach", key=key)

    return render(
        request,
        "rights/staff/act.html",
        {
            "form": form,
            "matter": matter,
            "heading": "What was done",
            "lead": "What we found out, and what we did against it.",
            "submit": "Write it down",
            "register": "rights:breaches",
            "one": "rights:breach",
        },
    )
