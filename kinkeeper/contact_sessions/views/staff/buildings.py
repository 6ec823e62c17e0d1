from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.add_venue import add_venue
from kinkeeper.contact_sessions.forms.building import VenueForm
from kinkeeper.contact_sessions.queries.buildings import buildings, still_needs
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def buildings_page(request: HttpRequest) -> HttpResponse:
    """Every building, what it still needs, and a form for another one."""
    viewer = account_of(request)
    found = buildings(viewer=viewer)
    form = VenueForm(request.POST or None)
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: add_venue(**form.values(), by=viewer, now=clock.now(), once=token),
        "Added. Now give it two doors and a room.",
    ):
        newest = buildings(viewer=viewer).order_by("-pk")[0]
        return once.led_to(token, redirect("contact_sessions:building", newest.pk))
    rows = [(venue, still_needs(venue)) for venue in found]
    return render(
        request, "contact_sessions/buildings.html", {"rows": rows, "form": form}
    )
