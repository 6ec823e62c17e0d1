from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.reports.queries.history import history_of
from kinkeeper.reports.queries.report import report_by_key


def versions_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every saved version: who, when, and which parts it changed."""
    report = report_by_key(key, viewer=account_of(request), purpose="To see history")
    return render(
        request,
        "reports/versions.html",
        {"report": report, "versions": history_of(report)},
    )
