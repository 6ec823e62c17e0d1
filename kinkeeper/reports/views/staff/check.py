from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.approve_report import approve_report
from kinkeeper.reports.commands.return_report import return_report
from kinkeeper.reports.forms import RemarkForm
from kinkeeper.reports.queries.checks import checks_of
from kinkeeper.reports.queries.header import header_of
from kinkeeper.reports.queries.report import (
    Report,
    parts_of,
    remarks_of,
    report_by_key,
)
from kinkeeper.reports.queries.sources import sources_of


def check_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """The second reader: the words, the notes they rest on, agree or send back."""
    report = report_by_key(key, viewer=account_of(request), purpose="To check a report")
    if not permissions.may_read_as_second(report, account_of(request)):
        raise Http404
    form = RemarkForm(request.POST or None, version=report.version)
    if form.is_valid():
        if "back" not in request.POST or form.cleaned_data["words"]:
            return _answer(request, report, form)
        form.add_error("words", "Say what the author should look at again.")
    parts = parts_of(report)
    return render(
        request,
        "reports/check.html",
        {
            "report": report,
            "form": form,
            "header": header_of(report),
            "parts": [part for part in parts if part.words],
            "sources": sources_of(report),
            "checks": checks_of(report, {part.code: part.words for part in parts}),
            "remarks": remarks_of(report),
        },
    )


def _answer(request: HttpRequest, report: Report, form: RemarkForm) -> HttpResponse:
    once = once_of(request)
    act, said = (
        (return_report, "It has gone back to its author.")
        if "back" in request.POST
        else (approve_report, "Agreed. A manager can sign it now.")
    )
    act(
        report=report,
        words=form.cleaned_data["words"],
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
        once=once,
    )
    messages.success(request, said)
    return led_to(once, redirect("reports:desk"))
