from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.safeguarding.queries.chronology import chronology
from kinkeeper.safeguarding.queries.deciding import concern_to_decide


def chronology_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """All that was written about the same people, across families."""
    viewer = account_of(request)
    concern = concern_to_decide(key, viewer=viewer)
    context = {"concern": concern, "found": chronology(concern, viewer=viewer)}
    return render(request, "safeguarding/staff/chronology.html", context)
