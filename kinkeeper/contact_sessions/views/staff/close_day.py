from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.close_day import close_day, open_day_again
from kinkeeper.contact_sessions.forms.opening import ClosedDayForm
from kinkeeper.contact_sessions.queries import openings
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done

SAID = "Closed. Look at what is planned on these days: nothing was called off."


def close_day_page(request: HttpRequest) -> HttpResponse:
    """Close a building for a day or longer."""
    by, today = account_of(request), clock.today()
    openings.buildings(viewer=by, today=today)
    form = ClosedDayForm(
        request.POST or None, venues=openings.venue_choices(every=True)
    )
    if form.is_valid():
        told = form.cleaned_data
        act = partial(
            close_day,
            venues=openings.chosen_venues(told["venue"]),
            from_on=told["from_on"],
            to_on=told["to_on"] or told["from_on"],
            reason=told["reason"],
            by=by,
            today=today,
            once=once_of(request),
        )
        if done(request, form, act, SAID):
            return redirect("contact_sessions:openings")
    context = {"form": form, "heading": "Close a day", "submit": "Close it"}
    return render(request, "contact_sessions/set_opening.html", context)


@require_POST
def open_day_again_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take families on a closed day after all."""
    by = account_of(request)
    open_day_again(closed=openings.closed_day_by_number(number, viewer=by), by=by)
    messages.success(request, "That day is open again.")
    return redirect("contact_sessions:openings")
