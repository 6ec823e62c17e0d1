from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.privacy.rights.commands.close_complaint import close_complaint
from kinkeeper.privacy.rights.forms.keeping import CloseComplaintForm
from kinkeeper.privacy.rights.queries.registers import complaint_by_key


def close_complaint_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Close the complaint."""
    matter = complaint_by_key(key, viewer=account_of(request))
    form = CloseComplaintForm(request.POST or None, version=matter.version)

    if form.is_valid():
        told = form.values()
        if done(
            request,
            form,
            lambda: close_complaint(
                complaint=matter,
                outcome=told["outcome"],
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
            "heading": "Close the complaint",
            "lead": "Tell them the outcome first.",
            "submit": "Close it",
            "register": "rights:complaints",
            "one": "rights:complaint",
        },
    )
