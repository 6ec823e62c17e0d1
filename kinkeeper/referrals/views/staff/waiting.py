from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.queries.desk import desk_tabs
from kinkeeper.referrals.queries.waiting import waiting_list


def waiting_page(request: HttpRequest) -> HttpResponse:
    """The families that wait for a place, and which free place would suit."""
    viewer = account_of(request)
    court = request.GET.get("order") == "court"
    rows = waiting_list(viewer=viewer, today=clock.today(), court=court)
    context = {
        "rows": rows,
        "orders": [
            {"label": "Their line", "url": request.path, "current": not court},
            {
                "label": "Soonest date at court",
                "url": f"{request.path}?order=court",
                "current": court,
            },
        ],
        "subnav": desk_tabs(request.path, viewer=viewer),
    }
    return render(request, "referrals/waiting.html", context)
