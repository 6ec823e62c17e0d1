from django.http import HttpRequest, HttpResponse

from kinkeeper.contact_sessions.documents import calendar_file
from kinkeeper.contact_sessions.queries.own_dates import calendar_of
from kinkeeper.foundation import clock


def calendar_feed_page(request: HttpRequest, token: str) -> HttpResponse:
    """A person's own times for their calendar program, which cannot sign in."""
    text = calendar_file(calendar_of(token), now=clock.now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="appointments.ics"'
    answer["Cache-Control"] = "no-store"
    return answer
