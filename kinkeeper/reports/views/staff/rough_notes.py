from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.say_rough_notes import say_rough_notes
from kinkeeper.reports.forms import RoughNotesForm
from kinkeeper.reports.queries.report import report_by_key


def rough_notes_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say what became of the notes on paper behind a signed report."""
    by = account_of(request)
    report = report_by_key(key, viewer=by, purpose="To close a report")
    if not permissions.may_say_rough_notes(report, by):
        raise Http404
    form = RoughNotesForm(request.POST or None)
    if form.is_valid():
        fate, now = form.cleaned_data["fate"], clock.now()
        act = partial(say_rough_notes, report=report, fate=fate, by=by, now=now)
        if done(request, form, act, "Written down."):
            return redirect("reports:read", key)
    context = {
        "report": report,
        "form": form,
        "heading": "Notes on paper",
        "lead": "The report is signed. Rough notes are shredded now, unless somebody "
        "asked that nothing of this family is destroyed.",
        "submit": "Write it down",
    }
    return render(request, "reports/act.html", context)
