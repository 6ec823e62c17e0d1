from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.website.commands.move_clock import move_clock
from kinkeeper.website.forms import MoveClockForm
from kinkeeper.website.queries.pretend import sign_ins


def pretend_page(request: HttpRequest) -> HttpResponse:
    """The demonstration's own page: who can sign in, and which day it is."""
    if not settings.DEMO:
        raise Http404
    form = MoveClockForm(request.POST or None)
    if form.is_valid():
        then = move_clock(
            days=form.cleaned_data["days"],
            demonstration=settings.DEMO,
            now=clock.now(),
        )
        messages.success(request, f"It is now {clock.london(then):%-d %B %Y}.")
        return redirect("pretend")
    return render(
        request,
        "website/pretend.html",
        {"form": form, "users": sign_ins(), "now": clock.london(clock.now())},
    )
