from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.people.queries.orders import ending
from kinkeeper.referrals.queries.desk import desk_tabs
from kinkeeper.referrals.queries.enquiries import unanswered
from kinkeeper.referrals.queries.inbox import inbox


def inbox_page(request: HttpRequest) -> HttpResponse:
    """The referrals that wait, with what is next and whose turn it is."""
    viewer, today = account_of(request), clock.today()
    context = {
        "cards": list(inbox(viewer=viewer, today=today)),
        "unanswered": unanswered(viewer=viewer, today=today),
        "soon": list(ending(viewer=viewer, today=today)),
        "subnav": desk_tabs(request.path, viewer=viewer),
    }
    return render(request, "referrals/inbox.html", context)
