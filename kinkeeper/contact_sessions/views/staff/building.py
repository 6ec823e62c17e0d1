from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.contact_sessions.queries.buildings import building_by_pk, still_needs
from kinkeeper.foundation.accounts.audience import account_of


def building_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One building: its doors and rooms."""
    venue = building_by_pk(pk, viewer=account_of(request))
    context = {"venue": venue, "needs": still_needs(venue)}
    return render(request, "contact_sessions/building.html", context)
