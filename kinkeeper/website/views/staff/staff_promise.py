from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.website.queries.one_promise import one_promise

PURPOSE = "looking after the promises"


def staff_promise_page(request: HttpRequest, name: str) -> HttpResponse:
    """One promise: its history, its evidence, and the code and tests that keep it."""
    viewer = account_of(request)
    found = one_promise(name, viewer=viewer)
    trail.viewed("promise", about=f"promise:{name}", by=viewer, purpose=PURPOSE)
    return render(
        request,
        "website/staff_promise.html",
        {"one": found, "subnav": tabs("staff_promises", viewer=viewer)},
    )
