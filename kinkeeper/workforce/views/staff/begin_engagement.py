from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.begin_engagement import begin_engagement
from kinkeeper.workforce.forms.people import WorkForm
from kinkeeper.workforce.queries.workers import worker_by_reference


def begin_engagement_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody works here again, or does something else besides."""
    worker = worker_by_reference(reference, viewer=account_of(request))
    form = WorkForm(request.POST or None, version=worker.version)
    if form.is_valid():
        try:
            begin_engagement(
                worker=worker,
                work=form.work(),
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down. The file is kept while they work.")
            return redirect("workforce:file", reference)
    context = {
        "form": form,
        "heading": "Add a time of work",
        "submit": "Add it",
        "lead": "Of several times of work, the last end counts.",
        "back": reverse("workforce:file", args=[reference]),
        "crumb": worker.reference,
    }
    return render(request, "workforce/act.html", context)
