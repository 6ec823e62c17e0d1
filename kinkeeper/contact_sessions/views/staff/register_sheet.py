from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.register_sheet import register_sheet_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def register_sheet_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """A family's register on paper, for when there is no tablet: a page a side."""
    sheet = register_sheet_of(key, viewer=account_of(request))
    return render(
        request,
        "contact_sessions/register_sheet.html",
        {"sheet": sheet, "session": sheet.session, "now": clock.now()},
    )
