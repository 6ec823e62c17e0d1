from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.finance.queries.prices import price_list
from kinkeeper.foundation import clock


def prices_page(request: HttpRequest) -> HttpResponse:
    """What it costs today, and what will change."""
    prices = price_list(clock.today())
    return render(request, "website/prices.html", {"prices": prices})
