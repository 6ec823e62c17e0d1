from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.change_details import change_details
from kinkeeper.workforce.forms.people import DetailsForm
from kinkeeper.workforce.forms.sealed import shown
from kinkeeper.workforce.queries.workers import worker_by_reference


def change_details_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Correct who somebody is and how to reach them."""
    worker = worker_by_reference(reference, viewer=account_of(request))
    form = DetailsForm(
        request.POST or None,
        version=worker.version,
        initial=shown(worker.unseal(), days=("born_on",)),
    )
    if form.is_valid():
        try:
            change_details(
                worker=worker,
                details=form.details(),
                by=account_of(request),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Changed.")
            return redirect("workforce:file", reference)
    context = {
        "form": form,
        "heading": "Change the details",
        "submit": "Save",
        "back": reverse("workforce:file", args=[reference]),
        "crumb": worker.reference,
    }
    return render(request, "workforce/act.html", context)
