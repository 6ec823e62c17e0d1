"""A bare Django view that sends bytes it has at hand: the limit of every page."""

from django.http import HttpRequest, HttpResponse

kept: list[bytes] = []


def bare_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(kept[-1])
