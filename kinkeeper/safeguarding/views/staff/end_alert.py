from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.end_alert import end_alert
from kinkeeper.safeguarding.forms.deciding import WhyForm
from kinkeeper.safeguarding.queries.alerts import alert_of
from kinkeeper.safeguarding.queries.deciding import concern_to_decide


def end_alert_page(request: HttpRequest, key: UUID, alert: UUID) -> HttpResponse:
    """Take an alert away, with a reason."""
    by = account_of(request)
    concern = concern_to_decide(key, viewer=by)
    found = alert_of(concern, alert)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        why, now = form.cleaned_data["why"], clock.now()
        act = partial(end_alert, alert=found, why=why, by=by, now=now)
        if done(request, form, act, "The alert is gone."):
            return redirect("safeguarding:concern", key=key)
    context = {
        "concern": concern,
        "form": form,
        "heading": "End an alert",
        "lead": found.unseal()["words"],
        "submit": "End it",
    }
    return render(request, "safeguarding/staff/act.html", context)
