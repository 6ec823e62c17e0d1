from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.add_to_report import Added, add_to_report
from kinkeeper.reports.forms import AddForm
from kinkeeper.reports.queries.report import report_by_key


def add_to_report_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write what is to stand beside a signed report."""
    by = account_of(request)
    report = report_by_key(key, viewer=by, purpose="To add to a report")
    if not permissions.may_add(report, by):
        raise Http404
    form = AddForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            add_to_report,
            report=report,
            added=Added(**form.values()),
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Written. Somebody else reads it now."):
            return led_to(token, redirect("reports:read", key))
    context = {
        "report": report,
        "form": form,
        "heading": "Add something",
        "lead": "The report stays as it was signed. This stands beside it.",
        "submit": "Ask somebody to read it",
    }
    return render(request, "reports/act.html", context)
