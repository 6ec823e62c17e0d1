from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries.reviews import reviews
from kinkeeper.privacy.records.queries.tabs import tabs

ON_A_PAGE = 30


def reviews_page(request: HttpRequest) -> HttpResponse:
    """The disposal reviews, newest first."""
    page = Paginator(reviews(viewer=account_of(request)), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "disposal/staff/reviews.html",
        {"page": page, "subnav": tabs("disposal:reviews", viewer=account_of(request))},
    )
