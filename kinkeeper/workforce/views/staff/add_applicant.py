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
from kinkeeper.workforce.commands.add_applicant import add_applicant
from kinkeeper.workforce.forms.people import AddApplicantForm
from kinkeeper.workforce.queries.workers import workers


def add_applicant_page(request: HttpRequest) -> HttpResponse:
    """Write down that somebody asked to work here."""
    workers(viewer=account_of(request))
    form = AddApplicantForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        try:
            add_applicant(
                details=form.details(),
                words=form.cleaned_data["words"],
                applied_on=form.cleaned_data["applied_on"],
                by=account_of(request),
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down.")
            return once.led_to(token, redirect("workforce:applicants"))
    context = {
        "form": form,
        "heading": "Add an application",
        "submit": "Add it",
        "lead": "Six months after a no, all of it is gone.",
        "back": reverse("workforce:applicants"),
        "crumb": "Applicants",
    }
    return render(request, "workforce/act.html", context)
