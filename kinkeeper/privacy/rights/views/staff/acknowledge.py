from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.acknowledge_complaint import (
    acknowledge_complaint,
)
from kinkeeper.privacy.rights.forms.keeping import AcknowledgeForm
from kinkeeper.privacy.rights.queries.registers import complaint_by_key


def acknowledge_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """They know that we have it."""
    matter = complaint_by_key(key, viewer=account_of(request))
    form = AcknowledgeForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: acknowledge_complaint(
                complaint=matter,
                on=told["on"],
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
            "heading": "They know that we have it",
            "lead": "The law gives 30 days.",
            "submit": "Write it down",
            "register": "rights:complaints",
            "one": "rights:complaint",
        },
    )
