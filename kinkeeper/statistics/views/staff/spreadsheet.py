import csv

from django.http import Http404, HttpRequest, HttpResponse

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.statistics.forms import US
from kinkeeper.statistics.queries.breakdowns import as_rows, breakdowns
from kinkeeper.statistics.queries.periods import period_of


def spreadsheet(request: HttpRequest, period: str) -> HttpResponse:
    """The same numbers as a file. Small ones are hidden unless it is for us."""
    asked = period_of(period)
    if asked is None:
        raise Http404
    for_us = request.GET.get("eyes") == US
    found = breakdowns(
        asked,
        viewer=account_of(request),
        service=request.GET.get("service", ""),
        for_us=for_us,
    )
    whose = "-for-us-only" if for_us else ""
    answer = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": (
                f'attachment; filename="statistics-{asked.code}{whose}.csv"'
            )
        },
    )
    csv.writer(answer).writerows(
        [harmless(cell) for cell in row] for row in as_rows(found)
    )
    return answer
