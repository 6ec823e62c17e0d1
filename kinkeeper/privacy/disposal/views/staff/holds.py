from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.privacy.records.queries.hold_list import FILTERS, about, holds_shown
from kinkeeper.privacy.records.queries.tabs import tabs


def holds_page(request: HttpRequest) -> HttpResponse:
    """What is on hold, and by when somebody looks again."""
    viewer, today = account_of(request), clock.today()
    show = request.GET.get("show", "open")
    found = holds_shown(show, viewer=viewer, today=today)
    return render(
        request,
        "disposal/staff/holds.html",
        {
            "holds": [(hold, about(hold, viewer=viewer)) for hold in found],
            "today": today,
            "chips": [
                {"label": label, "url": f"?show={word}", "current": word == show}
                for word, label in FILTERS
            ],
            "may_place": viewer.may(Power.HOLDS_PLACE),
            "subnav": tabs("disposal:holds", viewer=viewer),
        },
    )
