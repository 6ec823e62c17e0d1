from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.referrals.queries.desk import desk_tabs
from kinkeeper.referrals.queries.enquiries import closed, waiting
from kinkeeper.referrals.queries.papers import unseen


def enquiries_page(request: HttpRequest) -> HttpResponse:
    """The enquiries that wait for an answer, and the last ones that ended."""
    viewer, today = account_of(request), clock.today()
    context = {
        "waiting": waiting(viewer=viewer, today=today),
        "papers": unseen(viewer=viewer),
        "closed": closed(viewer=viewer, today=today),
        "subnav": desk_tabs(request.path, viewer=viewer),
    }
    return render(request, "referrals/enquiries.html", context)
