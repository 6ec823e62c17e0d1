from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def thanks_page(request: HttpRequest) -> HttpResponse:
    """What happens with an answer."""
    return render(request, "feedback/thanks.html")
