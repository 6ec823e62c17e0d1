from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.dates import by_month, coming_dates


def dates_sheet_page(request: HttpRequest) -> HttpResponse:
    """The dates of the coming year on paper, month by month."""
    viewer = account_of(request)
    found = coming_dates(viewer=viewer, today=clock.today())
    return render(
        request,
        "disposal/staff/dates_sheet.html",
        {"months": by_month(found), "today": clock.today(), "by": viewer.initials},
    )
