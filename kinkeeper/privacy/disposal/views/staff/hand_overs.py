from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.queries import handing_over


def hand_overs_page(request: HttpRequest) -> HttpResponse:
    """What waits to be packed for whom, and what was handed over."""
    viewer = account_of(request)
    return render(
        request,
        "disposal/staff/hand_overs.html",
        {
            "waiting": handing_over.waiting(viewer=viewer, today=clock.today()),
            "made": handing_over.made(viewer=viewer),
        },
    )
