from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.website.queries.cookies import register


def cookies_page(request: HttpRequest) -> HttpResponse:
    """What this site keeps in a browser, and how to be rid of it."""
    return render(request, "website/cookies.html", {"entries": register()})
