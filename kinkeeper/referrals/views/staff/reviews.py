from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.queries.desk import desk_tabs
from kinkeeper.referrals.queries.reviews import reviews_due
from kinkeeper.referrals.queries.risks import to_assess_again


def reviews_page(request: HttpRequest) -> HttpResponse:
    """The families to look at again, and those whose risks must be assessed."""
    viewer, today = account_of(request), clock.today()
    context = {
        "due": reviews_due(viewer=viewer, today=today),
        "risks": to_assess_again(viewer=viewer, today=today),
        "subnav": desk_tabs(request.path, viewer=viewer),
    }
    return render(request, "referrals/reviews.html", context)
