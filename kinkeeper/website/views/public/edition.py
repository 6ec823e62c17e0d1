from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.website.queries.editions import edition_shown


def edition_page(request: HttpRequest, version: str) -> HttpResponse:
    """One edition as it was, is or will be, and whether it counts today."""
    shown, policy = edition_shown(version, clock.today())
    return render(request, "website/edition.html", {"shown": shown, "policy": policy})
