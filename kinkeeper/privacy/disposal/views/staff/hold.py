from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.privacy.records.queries.hold_list import open_hold


def hold_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One hold: which records it stops and until when, and what was done to it."""
    viewer = account_of(request)
    return render(
        request,
        "disposal/staff/hold.html",
        {
            "opened": open_hold(key, viewer=viewer),
            "today": clock.today(),
            "may_place": viewer.may(Power.HOLDS_PLACE),
        },
    )
