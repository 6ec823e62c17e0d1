from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.door_sheet import door_sheet
from kinkeeper.contact_sessions.views.staff.today import asked_day
from kinkeeper.foundation import clock


def door_sheet_page(request: HttpRequest) -> HttpResponse:
    """Everybody who comes and goes, on paper, by call-sign."""
    day = asked_day(request)
    table = door_sheet(request.user, on=day, now=clock.now())  # type: ignore[arg-type]
    return render(
        request,
        "contact_sessions/door_sheet.html",
        {"table": table, "on": day, "now": clock.now()},
    )
