from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.website.queries.policy_page import policy_page


def privacy_page(request: HttpRequest) -> HttpResponse:
    """The policy in force, as the program obeys it."""
    return render(request, "website/privacy.html", {"policy": policy_page()})
