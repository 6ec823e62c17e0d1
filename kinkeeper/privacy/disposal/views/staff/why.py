from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.why import why


def why_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Why one record is kept or goes."""
    shown = why(key, viewer=account_of(request), today=clock.today())
    return render(request, "disposal/staff/why.html", {"why": shown})
