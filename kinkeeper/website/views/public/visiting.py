from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def visiting_page(request: HttpRequest) -> HttpResponse:
    """What happens on the day."""
    return render(request, "website/visiting.html")
