from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.website.queries.ledger import public_ledger


def promises_page(request: HttpRequest) -> HttpResponse:
    """Each promise of the policy, and whether it is kept on the real records."""
    return render(request, "website/promises.html", {"ledger": public_ledger()})
