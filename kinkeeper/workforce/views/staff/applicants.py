from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.workforce.queries.applicants import applicants


def applicants_page(request: HttpRequest) -> HttpResponse:
    """Who asked to work here."""
    return render(
        request,
        "workforce/applicants.html",
        {"applicants": applicants(viewer=account_of(request))},
    )
