from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.queries.calendar import week_of
from kinkeeper.contact_sessions.views.staff.today import asked_day
from kinkeeper.foundation import clock


def calendar_page(request: HttpRequest) -> HttpResponse:
    """A week of rooms, as a list. Workers see their own families."""
    week = week_of(asked_day(request), viewer=request.user)  # type: ignore[arg-type]
    return render(
        request,
        "contact_sessions/calendar.html",
        {
            "week": week,
            "today": clock.today(),
            "may_plan": permissions.may_plan(request.user),  # type: ignore[arg-type]
        },
    )
