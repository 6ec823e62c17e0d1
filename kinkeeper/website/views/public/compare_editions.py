from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.website.queries.editions import comparison


def compare_editions_page(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """What a new edition changes, in words, by what that does to people's rights."""
    return render(
        request,
        "website/compare_editions.html",
        {"comparison": comparison(one, other)},
    )
