from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.queries.calendar import week_of
from kinkeeper.contact_sessions.queries.look_again import no_longer_fitting
from kinkeeper.contact_sessions.queries.staffing import team_of_week
from kinkeeper.contact_sessions.views.staff.today import asked_day
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def calendar_page(request: HttpRequest) -> HttpResponse:
    """A week of rooms, as a list. Workers see their own families."""
    viewer = account_of(request)
    may_plan = permissions.may_plan(viewer)
    week = week_of(asked_day(request), viewer=viewer)
    team = team_of_week(week.monday) if may_plan else {}
    return render(
        request,
        "contact_sessions/calendar.html",
        {
            "week": week,
            "days": [(day, team.get(day.on, ())) for day in week.days],
            "today": clock.today(),
            "may_plan": may_plan,
            "unfit": len(no_longer_fitting(viewer=viewer, now=clock.now()))
            if may_plan
            else 0,
        },
    )
