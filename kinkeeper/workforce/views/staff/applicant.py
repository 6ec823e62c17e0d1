from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.take_on import take_on
from kinkeeper.workforce.commands.turn_down import turn_down
from kinkeeper.workforce.forms.people import TakeOnForm, TurnDownForm
from kinkeeper.workforce.queries.applicants import Asker, open_application


def applicant_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One application, and the two ways in which it ends."""
    asker = open_application(reference, viewer=account_of(request))
    version, posted = asker.applicant.version, request.POST.get("act", "")
    no = TurnDownForm(
        request.POST if posted == "no" else None, version=version, auto_id="no_%s"
    )
    yes = TakeOnForm(
        request.POST if posted == "yes" else None, version=version, auto_id="yes_%s"
    )
    form = no if posted == "no" else yes
    if form.is_valid():
        try:
            answer = (
                _turn_down(request, no, asker)
                if form is no
                else _take_on(request, yes, asker)
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            return answer
    context = {"asker": asker, "yes": yes, "no": no, "forms": [yes, no]}
    return render(request, "workforce/applicant.html", context)


def _turn_down(request: HttpRequest, form: TurnDownForm, asker: Asker) -> HttpResponse:
    turn_down(
        applicant=asker.applicant,
        decided_on=form.cleaned_data["decided_on"],
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
    )
    messages.success(request, "Written down. In six months all of it is gone.")
    return redirect("workforce:applicants")


def _take_on(request: HttpRequest, form: TakeOnForm, asker: Asker) -> HttpResponse:
    worker = take_on(
        applicant=asker.applicant,
        sort=form.cleaned_data["sort"],
        work=form.work(),
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
    )
    messages.success(request, "The file is open. The application is in it.")
    return redirect("workforce:file", worker.reference.lower())
