from django.http import HttpRequest, HttpResponse

from kinkeeper.foundation import clock
from kinkeeper.privacy.disposal.documents import calendar_text
from kinkeeper.privacy.disposal.queries.dates import dates_behind


def dates_feed_page(request: HttpRequest, token: str) -> HttpResponse:
    """The dates of records for a calendar program, which cannot sign in."""
    found = dates_behind(token, today=clock.today())
    answer = HttpResponse(
        calendar_text(found, now=clock.now()),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="dates.ics"'
    answer["Cache-Control"] = "no-store"
    return answer
