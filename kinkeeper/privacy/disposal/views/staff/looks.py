from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.looking import plan, to_look_at
from kinkeeper.privacy.records import trading
from kinkeeper.privacy.records.queries.tabs import tabs

ON_A_PAGE = 50


def looks_page(request: HttpRequest) -> HttpResponse:
    """Records without an end date whose day to look at them has come."""
    viewer = account_of(request)
    found = to_look_at(viewer=viewer, today=clock.today())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "disposal/staff/looks.html",
        {
            "page": page,
            "stopped": trading.ceased_on() is not None,
            "to_hand_over": len(plan(viewer=viewer, today=clock.today())),
            "subnav": tabs("disposal:looks", viewer=viewer),
        },
    )
