from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.finance.queries.papers import table
from kinkeeper.foundation.accounts.audience import account_of


def papers_page(request: HttpRequest) -> HttpResponse:
    """Papers about money, the newest first."""
    return render(
        request, "finance/papers.html", {"table": table(viewer=account_of(request))}
    )
