from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kinkeeper.contact_sessions.commands.tell_away import come_after_all, tell_away
from kinkeeper.contact_sessions.forms.rota import AwayForm
from kinkeeper.contact_sessions.queries import calendar, rota
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def away_page(request: HttpRequest) -> HttpResponse:
    """Tell that somebody does not come on some days: oneself, or anybody as planner."""
    by, today = account_of(request), clock.today()
    choices = rota.worker_choices(viewer=by)
    own = str(by.pk) if len(choices) == 1 else ""
    form = AwayForm(
        request.POST or None, initial={"worker": own}, chosen={"worker": choices}
    )
    if form.is_valid():
        told = form.cleaned_data
        act = partial(
            tell_away,
            worker=calendar.chosen_colleague(told["worker"]),
            from_on=told["from_on"],
            to_on=told["to_on"] or told["from_on"],
            by=by,
            today=today,
            once=once_of(request),
        )
        if done(request, form, act, "Written down. What is planned stays for now."):
            return redirect("contact_sessions:away")
    context = {"form": form, "away": rota.away_to_come(viewer=by, today=today)}
    return render(request, "contact_sessions/away.html", context)


@require_POST
def come_after_all_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take days away back."""
    by = account_of(request)
    come_after_all(away=rota.away_by_number(number, viewer=by), by=by)
    messages.success(request, "Taken back.")
    return redirect("contact_sessions:away")
