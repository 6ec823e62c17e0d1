from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.set_opening import (
    add_opening,
    change_opening,
    end_opening,
)
from kinkeeper.contact_sessions.forms.opening import OpeningForm
from kinkeeper.contact_sessions.queries import openings
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def add_opening_page(request: HttpRequest) -> HttpResponse:
    """Open a building on another weekday, or at other hours."""
    by, today = account_of(request), clock.today()
    openings.buildings(viewer=by, today=today)
    form = OpeningForm(
        request.POST or None,
        venues=openings.venue_choices(),
        initial={"from_on": today},
    )
    if form.is_valid():
        act = partial(
            add_opening,
            venue=openings.chosen_venues(form.cleaned_data["venue"])[0],
            hours=form.hours(),
            by=by,
            once=once_of(request),
        )
        if done(request, form, act, "The planner keeps to these hours from now on."):
            return redirect("contact_sessions:openings")
    return _page(request, form, "Add an opening")


def change_opening_page(request: HttpRequest, number: int) -> HttpResponse:
    """Change the hours or the numbers of an opening."""
    by = account_of(request)
    opening = openings.opening_by_number(number, viewer=by)
    form = OpeningForm(
        request.POST or None,
        version=opening.version,
        venues=[(str(opening.venue_id), opening.venue.name)],
        initial={**vars(opening), "venue": str(opening.venue_id)},
    )
    if form.is_valid():
        act = partial(
            change_opening,
            opening=opening,
            hours=form.hours(),
            by=by,
            version_seen=form.version_seen or 0,
            once=once_of(request),
        )
        if done(request, form, act, "Changed. What is planned already stays."):
            return redirect("contact_sessions:openings")
    return _page(request, form, "Change an opening")


@require_POST
def end_opening_page(request: HttpRequest, number: int) -> HttpResponse:
    """Let an opening end with today."""
    by = account_of(request)
    opening = openings.opening_by_number(number, viewer=by)
    end_opening(
        opening=opening,
        last_on=clock.today(),
        by=by,
        version_seen=int(request.POST.get("version") or 0),
    )
    messages.success(request, "This opening ends with today.")
    return redirect("contact_sessions:openings")


def _page(request: HttpRequest, form: OpeningForm, heading: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": "Save"}
    return render(request, "contact_sessions/set_opening.html", context)
