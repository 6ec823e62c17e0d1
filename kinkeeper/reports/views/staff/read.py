from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.reports import permissions
from kinkeeper.reports.queries.additions import additions_of
from kinkeeper.reports.queries.header import header_of
from kinkeeper.reports.queries.report import parts_of, remarks_of, report_by_key
from kinkeeper.reports.queries.rough_notes import rough_notes_of


def read_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One report as it stands, for those who may open it."""
    report = report_by_key(key, viewer=account_of(request), purpose="To read a report")
    return render(
        request,
        "reports/read.html",
        {
            "report": report,
            "header": report.unseal().get("header") or header_of(report),
            "parts": [part for part in parts_of(report) if part.words],
            "remarks": remarks_of(report),
            "may_write": permissions.may_write(report, account_of(request)),
            "may_check": permissions.may_read_as_second(report, account_of(request)),
            "may_sign": permissions.may_sign(report, account_of(request)),
            "may_add": permissions.may_add(report, account_of(request)),
            "additions": additions_of(report),
            "rough_notes": rough_notes_of(report),
            "may_say": permissions.may_say_rough_notes(report, account_of(request)),
        },
    )
