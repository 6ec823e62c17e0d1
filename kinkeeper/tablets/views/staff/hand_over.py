from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import by_pin
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.tablets.commands.hand_over import hand_over
from kinkeeper.tablets.queries.tablets import has_pin, this_tablet


def hand_over_page(request: HttpRequest) -> HttpResponse:
    """Let go of a shared tablet: the screen is covered until the next one is here."""
    viewer, today = account_of(request), clock.today()
    tablet = this_tablet(request, on=today)
    if tablet is None:
        raise Http404
    if request.method == "POST":
        hand_over(tablet=tablet, by=viewer, alone="alone" in request.POST)
        logout(request)
        if at := _page_in(request):
            request.session[by_pin.LEFT] = [viewer.pk, at]
        answer = redirect("tablets:take_over")
        # Pages that Back would show without asking us.
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer
    return render(
        request,
        "tablets/hand_over.html",
        {"tablet": tablet, "has_pin": has_pin(tablet, viewer=viewer, on=today)},
    )


def _page_in(request: HttpRequest) -> str:
    """Return the page that was open, for the same person to come back to."""
    at = request.POST.get("at", "")
    inside = at.startswith("/staff/") and url_has_allowed_host_and_scheme(
        at, allowed_hosts=None
    )
    return at if inside else ""
