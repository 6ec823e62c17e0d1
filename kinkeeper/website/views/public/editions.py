from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.website.queries.editions import editions


def editions_page(request: HttpRequest) -> HttpResponse:
    """Every edition of the policy: those before, the one that counts, those to come."""
    return render(
        request, "website/editions.html", {"editions": editions(clock.today())}
    )
