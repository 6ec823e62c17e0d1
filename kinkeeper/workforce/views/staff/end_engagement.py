from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.end_engagement import end_engagement
from kinkeeper.workforce.forms.people import EndForm
from kinkeeper.workforce.queries.workers import engagement_of, worker_by_reference


def end_engagement_page(
    request: HttpRequest, reference: str, number: int
) -> HttpResponse:
    """Write down the last day of a time of work, or correct it."""
    worker = worker_by_reference(reference, viewer=account_of(request))
    engagement = engagement_of(worker, number, viewer=account_of(request))
    form = EndForm(
        request.POST or None,
        version=worker.version,
        initial={"to_on": engagement.to_on},
    )
    if form.is_valid():
        try:
            end_engagement(
                engagement=engagement,
                to_on=form.cleaned_data["to_on"],
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down. The dates were worked out again.")
            return redirect("workforce:file", reference)
    context = {
        "form": form,
        "heading": "The last day",
        "submit": "Save",
        "lead": f"{engagement.position}. Six years after the last end the file may go.",
        "back": reverse("workforce:file", args=[reference]),
        "crumb": worker.reference,
    }
    return render(request, "workforce/act.html", context)
