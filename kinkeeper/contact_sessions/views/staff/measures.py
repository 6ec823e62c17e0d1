from dataclasses import asdict
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.choose_measures import choose_measures
from kinkeeper.contact_sessions.forms.measures import MeasuresForm
from kinkeeper.contact_sessions.queries.measures import measures_for
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def measures_page(request: HttpRequest) -> HttpResponse:
    """Choose what happens here when somebody is late, calls off or stays away."""
    by = account_of(request)
    stands = measures_for(by)
    form = MeasuresForm(request.POST or None, initial=asdict(stands))
    if form.is_valid():
        act = partial(
            choose_measures,
            chosen=form.chosen(),
            by=by,
            now=clock.now(),
            once=once_of(request),
        )
        if done(request, form, act, "Saved. It counts from now on."):
            return redirect("contact_sessions:measures")
    return render(request, "contact_sessions/measures.html", {"form": form})
