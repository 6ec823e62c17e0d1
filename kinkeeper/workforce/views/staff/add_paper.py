from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.add_paper import add_paper
from kinkeeper.workforce.forms.papers import AddLeaveForm, AddPaperForm
from kinkeeper.workforce.queries.workers import worker_by_reference

LEAVE = "PARENTAL_LEAVE"


def add_paper_page(
    request: HttpRequest, reference: str, leave: bool = False
) -> HttpResponse:
    """Put a paper about a worker on file; for parental leave with the child's days."""
    worker = worker_by_reference(reference, viewer=account_of(request))
    kind = AddLeaveForm if leave else AddPaperForm
    form: AddLeaveForm | AddPaperForm = kind(
        request.POST or None, request.FILES or None
    )
    if form.is_valid():
        token, values = once_of(request), form.values()
        try:
            add_paper(
                worker=worker,
                kind=LEAVE if leave else values["kind"],
                title=values["title"],
                words=values["words"],
                upload=form.content(),
                leave=form.leave() if isinstance(form, AddLeaveForm) else None,
                by=account_of(request),
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "On file.")
            return once.led_to(token, redirect("workforce:file", reference))
    context = {
        "form": form,
        "heading": "Add a parental leave paper" if leave else "Add a paper",
        "submit": "Put it on file",
        "lead": "Each kind of paper is kept by its own rule.",
        "back": reverse("workforce:file", args=[reference]),
        "crumb": worker.reference,
    }
    return render(request, "workforce/act.html", context)
