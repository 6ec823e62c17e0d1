from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home_page(request: HttpRequest) -> HttpResponse:
    """What the centre does, and how to start."""
    return render(request, "website/home.html")
