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
from kinkeeper.workforce.commands.add_worker import add_worker
from kinkeeper.workforce.forms.people import AddWorkerForm
from kinkeeper.workforce.queries.applicants import (
    account_without_file,
    accounts_without_file,
)


def add_worker_page(request: HttpRequest) -> HttpResponse:
    """Open the file of somebody who works here."""
    viewer = account_of(request)
    accounts = accounts_without_file(viewer=viewer)
    form = AddWorkerForm(request.POST or None, accounts=accounts)
    if form.is_valid():
        token, chosen = once_of(request), form.cleaned_data["account"]
        try:
            worker = add_worker(
                details=form.details(),
                sort=form.cleaned_data["sort"],
                work=form.work(),
                account=account_without_file(chosen, viewer=viewer),
                by=viewer,
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The file is open.")
            reference = worker.reference.lower()
            return once.led_to(token, redirect("workforce:file", reference))
    context = {
        "form": form,
        "heading": "Open a file",
        "submit": "Open the file",
        "lead": "For staff, volunteers and trustees. One file for each person.",
        "back": reverse("workforce:files"),
        "crumb": "Staff files",
    }
    return render(request, "workforce/act.html", context)
