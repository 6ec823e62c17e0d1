from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def for_professionals_page(request: HttpRequest) -> HttpResponse:
    """How a court, a council or a solicitor refers a family."""
    return render(request, "website/for_professionals.html")
