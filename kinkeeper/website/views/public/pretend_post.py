from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.website.queries.pretend import post


def pretend_post_page(request: HttpRequest) -> HttpResponse:
    """The letters and texts that the demonstration would have sent."""
    if not settings.DEMO:
        raise Http404
    return render(request, "website/pretend_post.html", {"post": post()})
