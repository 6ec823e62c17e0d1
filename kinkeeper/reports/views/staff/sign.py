from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.return_report import return_report
from kinkeeper.reports.commands.sign_report import sign_report
from kinkeeper.reports.forms import RemarkForm, SignForm
from kinkeeper.reports.queries.checks import checks_of
from kinkeeper.reports.queries.header import header_of
from kinkeeper.reports.queries.report import (
    Report,
    parts_of,
    remarks_of,
    report_by_key,
)


def sign_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Sign a report that has been agreed, or send it back."""
    report = report_by_key(key, viewer=account_of(request), purpose="To sign a report")
    if not permissions.may_sign(report, account_of(request)):
        raise Http404
    back = "back" in request.POST
    form = SignForm(None if back else request.POST or None, version=report.version)
    remark = RemarkForm(request.POST if back else None, version=report.version)
    shown = remark if back else form
    if shown.is_valid():
        try:
            return _answer(request, report, shown)
        except RefusedError as error:
            note_refusal(request, error)
            report.refresh_from_db()
            shown.add_error(None, str(error))
    parts = parts_of(report)
    return render(
        request,
        "reports/sign.html",
        {
            "report": report,
            "form": form,
            "remark": remark,
            "forms": [shown],
            "header": header_of(report),
            "parts": [part for part in parts if part.words],
            "checks": checks_of(report, {part.code: part.words for part in parts}),
            "remarks": remarks_of(report),
        },
        status=400 if shown.errors else 200,
    )


def _answer(request: HttpRequest, report: Report, form: VersionedForm) -> HttpResponse:
    once = once_of(request)
    said = form.values()
    said.pop("agreed", None)
    act = return_report if isinstance(form, RemarkForm) else sign_report
    act(
        report=report,
        **said,
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
        once=once,
    )
    if act is return_report:
        messages.success(request, "It has gone back to its author.")
        return led_to(once, redirect("reports:desk"))
    messages.success(request, "Signed. From now on nothing in it changes.")
    return led_to(once, redirect("reports:read", report.key))
