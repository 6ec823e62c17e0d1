from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.feedback import permissions
from kinkeeper.feedback.queries.results import Audience, results
from kinkeeper.foundation.accounts.audience import account_of


def results_page(request: HttpRequest) -> HttpResponse:
    """What people told us, by kind of sheet."""
    viewer = account_of(request)
    audience = request.GET.get("who", Audience.CHILD_7)
    context = {
        "found": results(audience, viewer=viewer),
        "chips": [
            {"label": label, "url": f"?who={code}", "current": code == audience}
            for code, label in Audience.choices
        ],
        "may_hand_out": permissions.may_hand_out(viewer),
    }
    return render(request, "feedback/results.html", context)
