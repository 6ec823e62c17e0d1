from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.today import today_page as page_of
from kinkeeper.contact_sessions.queries.waiting_marks import door_device
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def asked_day(request: HttpRequest) -> date:
    """Return the day in the address; today when there is none or it is no date."""
    try:
        return date.fromisoformat(request.GET.get("date", ""))
    except ValueError:
        return clock.today()


def today_page(request: HttpRequest) -> HttpResponse:
    """Run a safe day: who is next at which door, who is where, what needs you."""
    now = clock.now()
    found = page_of(request.user, on=asked_day(request), now=now)  # type: ignore[arg-type]
    return render(
        request,
        "contact_sessions/today.html",
        {
            "page": found,
            "is_today": found.on == clock.today(),
            "device": door_device(account_of(request), now=now),
        },
    )
