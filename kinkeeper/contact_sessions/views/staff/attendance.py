import csv
from datetime import date, timedelta
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse

from kinkeeper.contact_sessions.queries.attendance import HEADINGS, attendance_rows
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Power

USUAL_DAYS = 28


def attendance_page(request: HttpRequest) -> HttpResponse:
    """The attendance of some weeks as a CSV file, for those who see all families."""
    if not request.user.may(Power.CASES_SEE_ALL):  # type: ignore[union-attr]
        raise Http404
    last = _day(request, "to") or clock.today()
    first = _day(request, "from") or last - timedelta(days=USUAL_DAYS)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(attendance_rows(request.user, first=first, last=last))  # type: ignore[arg-type]
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="attendance-{last}.csv"'
    return answer


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
