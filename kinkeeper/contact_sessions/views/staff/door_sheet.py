from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.door_sheet import door_sheets
from kinkeeper.contact_sessions.views.staff.today import asked_day
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def door_sheet_page(request: HttpRequest) -> HttpResponse:
    """Everybody who comes and goes, on paper: a page a door, by call-sign."""
    day = asked_day(request)
    sheets = door_sheets(account_of(request), on=day, now=clock.now())
    return render(
        request,
        "contact_sessions/door_sheet.html",
        {"sheets": sheets, "on": day, "now": clock.now()},
    )
