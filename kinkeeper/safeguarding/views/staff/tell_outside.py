from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.tell_outside import Call, tell_outside
from kinkeeper.safeguarding.forms.deciding import CallForm
from kinkeeper.safeguarding.queries.deciding import concern_to_decide


def tell_outside_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write down that somebody outside was told."""
    by = account_of(request)
    concern = concern_to_decide(key, viewer=by)
    form = CallForm(request.POST or None)
    if form.is_valid():
        told, token = form.values(), once_of(request)
        on, at = told.pop("told_on"), told.pop("told_at")
        why = told.pop("why")
        call = Call(told_at=clock.moment(on, at.hour, at.minute), **told)
        act = partial(
            tell_outside,
            concern=concern,
            call=call,
            why=why,
            by=by,
            now=clock.now(),
            once=token,
        )
        if done(request, form, act, "Written down."):
            return once.led_to(token, redirect("safeguarding:concern", key=key))
    context = {
        "concern": concern,
        "form": form,
        "heading": "Passed on to somebody outside",
        "lead": "Nothing is sent from here. Call them, then write it down.",
        "submit": "Write it down",
    }
    return render(request, "safeguarding/staff/act.html", context)
