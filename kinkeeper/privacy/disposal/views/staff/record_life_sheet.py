import csv
import io

from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.filtering import Wanted
from kinkeeper.privacy.disposal.queries.sheet import sheet


def record_life_sheet_page(request: HttpRequest) -> HttpResponse:
    """The record life as a table, with the filters of the page. CSV, UTF-8."""
    lines = sheet(
        viewer=account_of(request),
        today=clock.today(),
        wanted=Wanted.from_query(request.GET),
    )
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    # The mark tells spreadsheets which letters these are.
    answer = HttpResponse(
        "\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="records.csv"'
    return answer
