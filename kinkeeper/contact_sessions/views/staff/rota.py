from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.set_rota import add_shift, end_shift
from kinkeeper.contact_sessions.forms.rota import ShiftForm
from kinkeeper.contact_sessions.queries import calendar, rota
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def rota_page(request: HttpRequest) -> HttpResponse:
    """Who works which opening, and who is away."""
    viewer, today = account_of(request), clock.today()
    context = {
        "rota": rota.rota(viewer=viewer, today=today),
        "away": rota.away_to_come(viewer=viewer, today=today),
    }
    return render(request, "contact_sessions/rota.html", context)


def add_shift_page(request: HttpRequest) -> HttpResponse:
    """Put somebody on a rota."""
    by, today = account_of(request), clock.today()
    form = ShiftForm(
        request.POST or None,
        initial={"from_on": today},
        chosen={
            "opening": rota.opening_choices(viewer=by, today=today),
            "worker": calendar.worker_choices(),
        },
    )
    if form.is_valid():
        told = form.cleaned_data
        act = partial(
            add_shift,
            opening=rota.chosen_opening(told["opening"]),
            worker=calendar.chosen_colleague(told["worker"]),
            from_on=told["from_on"],
            to_on=told["to_on"],
            by=by,
            once=once_of(request),
        )
        if done(request, form, act, "On the rota."):
            return redirect("contact_sessions:rota")
    context = {"form": form, "heading": "Put somebody on the rota", "submit": "Save"}
    return render(request, "contact_sessions/set_rota.html", context)


@require_POST
def end_shift_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take somebody off a rota after today."""
    by = account_of(request)
    shift = rota.shift_by_number(number, viewer=by)
    end_shift(shift=shift, last_on=clock.today(), by=by)
    messages.success(request, "Off the rota after today.")
    return redirect("contact_sessions:rota")
