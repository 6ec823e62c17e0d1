from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility_page(request: HttpRequest) -> HttpResponse:
    """Who can use these pages, and whom to tell when they cannot."""
    return render(request, "website/accessibility.html")
