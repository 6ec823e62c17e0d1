from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stay_safe_online_page(request: HttpRequest) -> HttpResponse:
    """What a device remembers, and how to leave quickly."""
    return render(request, "website/stay_safe_online.html")
