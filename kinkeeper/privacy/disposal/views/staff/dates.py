from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.privacy.disposal.commands.end_dates_link import end_dates_link
from kinkeeper.privacy.disposal.commands.make_dates_link import make_dates_link
from kinkeeper.privacy.disposal.queries.dates import has_link


def dates_page(request: HttpRequest) -> HttpResponse:
    """Put the dates of records into a calendar: a file, or a private address."""
    viewer = account_of(request)
    linked, address = has_link(viewer), ""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            end_dates_link(by=viewer)
            return redirect("disposal:dates")
        token = make_dates_link(by=viewer, now=clock.now())
        address = settings.BASE_URL + reverse("disposal:dates_feed", args=[token])
    return render(
        request, "disposal/staff/dates.html", {"linked": linked, "address": address}
    )
