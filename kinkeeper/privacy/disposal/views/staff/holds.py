from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.privacy.records.queries.holds import open_holds
from kinkeeper.privacy.records.queries.tabs import tabs


def holds_page(request: HttpRequest) -> HttpResponse:
    """What is on hold, and by when somebody looks again."""
    return render(
        request,
        "disposal/staff/holds.html",
        {
            "holds": open_holds(viewer=account_of(request)),
            "may_place": account_of(request).may(Power.HOLDS_PLACE),
            "subnav": tabs("disposal:holds", viewer=account_of(request)),
        },
    )
