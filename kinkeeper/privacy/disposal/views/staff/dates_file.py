from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.documents import calendar_text
from kinkeeper.privacy.disposal.queries.dates import coming_dates


def dates_file_page(request: HttpRequest) -> HttpResponse:
    """The dates of records as a file for a calendar program."""
    found = coming_dates(viewer=account_of(request), today=clock.today())
    answer = HttpResponse(
        calendar_text(found, now=clock.now()),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return answer
