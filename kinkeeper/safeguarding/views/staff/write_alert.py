from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.write_alert import write_alert
from kinkeeper.safeguarding.forms.deciding import AlertForm
from kinkeeper.safeguarding.queries.deciding import concern_to_decide


def write_alert_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Warn those who see the family."""
    by = account_of(request)
    concern = concern_to_decide(key, viewer=by)
    form = AlertForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            write_alert,
            concern=concern,
            by=by,
            now=clock.now(),
            once=token,
            **form.values(),
        )
        if done(request, form, act, "The team sees it from now on."):
            return once.led_to(token, redirect("safeguarding:concern", key=key))
    context = {
        "concern": concern,
        "form": form,
        "heading": "An alert for the team",
        "lead": "It stands on the family’s page and its registers until you end it.",
        "submit": "Put it up",
    }
    return render(request, "safeguarding/staff/act.html", context)
