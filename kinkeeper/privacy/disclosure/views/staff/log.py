import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.privacy.disclosure.queries.log import page_of_log, whole_log

COLUMNS = (
    "reference", "released_at", "family", "item", "digest", "recipient", "role",
    "address", "channel", "rule", "via", "because", "decided_by", "policy",
    "first_opened_at", "recalled_at",
)  # fmt: skip


def log_page(request: HttpRequest) -> HttpResponse:
    """The disclosure log: every line, newest first. Lines are never taken out."""
    page, lines = page_of_log(request.GET.get("page"), viewer=account_of(request))
    return render(request, "disclosure/log.html", {"page": page, "lines": lines})


def log_file(request: HttpRequest) -> HttpResponse:
    """The same as a file for a spreadsheet, with no cell that could act."""
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": (
                f'attachment; filename="disclosures-{clock.today():%Y-%m-%d}.csv"'
            )
        },
    )
    writer = csv.writer(answer)
    writer.writerow(COLUMNS)
    for each in whole_log(viewer=account_of(request)):
        writer.writerow([harmless(getattr(each, column)) for column in COLUMNS])
    return answer
