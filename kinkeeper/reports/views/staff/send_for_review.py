from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.send_for_review import send_for_review
from kinkeeper.reports.queries.checks import checks_of
from kinkeeper.reports.queries.report import parts_of, report_by_key


def send_for_review_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One last look before another person reads the report."""
    report = report_by_key(
        key, viewer=account_of(request), purpose="To send it to be read"
    )
    if not permissions.may_write(report, account_of(request)):
        raise Http404
    form = VersionedForm(request.POST or None, version=report.version)
    if form.is_valid():
        once = once_of(request)
        send_for_review(
            report=report,
            by=account_of(request),
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=once,
        )
        messages.success(request, "Another person will read it now.")
        return led_to(once, redirect("reports:desk"))
    parts = parts_of(report)
    checks = checks_of(report, {part.code: part.words for part in parts})
    return render(
        request,
        "reports/send_for_review.html",
        {"report": report, "form": form, "parts": parts, "checks": checks},
    )
