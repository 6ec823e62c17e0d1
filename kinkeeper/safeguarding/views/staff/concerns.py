from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.safeguarding.queries.concerns import concerns_visible_to
from kinkeeper.safeguarding.queries.showing import table

SHOWN = 200


def concerns_page(request: HttpRequest) -> HttpResponse:
    """The lead's list; for everybody else what they wrote themselves."""
    found = list(concerns_visible_to(account_of(request))[:SHOWN])
    return render(
        request,
        "safeguarding/staff/concerns.html",
        {
            "table": table(found) if found else None,
            "leads": account_of(request).may(Power.CONCERNS_LEAD),
            "open_count": sum(each.is_open for each in found),
        },
    )
