from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.website.queries.team import team


def team_page(request: HttpRequest) -> HttpResponse:
    """Who works here."""
    return render(
        request, "website/team.html", {"members": team(viewer=account_of(request))}
    )
