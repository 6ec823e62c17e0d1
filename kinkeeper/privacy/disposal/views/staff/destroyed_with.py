from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.erasure_map import by_own_rule, destroyed_with
from kinkeeper.privacy.records.queries.tabs import tabs


def destroyed_with_page(request: HttpRequest) -> HttpResponse:
    """What is destroyed with what, and what ends by a rule of its own."""
    viewer = account_of(request)
    return render(
        request,
        "disposal/staff/destroyed_with.html",
        {
            "kinds": destroyed_with(viewer=viewer),
            "own_rule": by_own_rule(),
            "subnav": tabs("disposal:destroyed_with", viewer=viewer),
        },
    )
