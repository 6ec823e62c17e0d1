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
from kinkeeper.workforce.commands.add_check import add_check
from kinkeeper.workforce.forms.papers import AddCheckForm
from kinkeeper.workforce.queries.workers import worker_by_reference


def add_check_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down a DBS check, and apart from it what the certificate says."""
    worker = worker_by_reference(reference, viewer=account_of(request))
    form = AddCheckForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        token = once_of(request)
        try:
            check = add_check(
                worker=worker,
                seen=form.seen(),
                by=account_of(request),
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down. Decide within four weeks.")
            return once.led_to(token, redirect("workforce:check", check.key))
    context = {
        "form": form,
        "heading": "Add a DBS check",
        "submit": "Add it",
        "lead": "The record stays. What the certificate says goes within six months.",
        "back": reverse("workforce:file", args=[reference]),
        "crumb": worker.reference,
    }
    return render(request, "workforce/act.html", context)
