from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.open_in_need import open_in_need
from kinkeeper.safeguarding.forms.deciding import OpenForm
from kinkeeper.safeguarding.queries.leads import leads
from kinkeeper.safeguarding.queries.openings import locked_concern


def open_locked_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Stop and think: open a locked record in need, for an hour."""
    by = account_of(request)
    concern = locked_concern(key, viewer=by)
    form = OpenForm(request.POST or None)
    if form.is_valid():
        token = once_of(request)
        act = partial(
            open_in_need,
            concern=concern,
            by=by,
            now=clock.now(),
            once=token,
            **form.values(),
        )
        if done(request, form, act, "Open for 60 minutes."):
            return once.led_to(token, redirect("safeguarding:concern", key=key))
    ask = " or ".join(lead.short_name for lead in leads())
    context = {"concern": concern, "form": form, "ask": ask}
    return render(request, "safeguarding/staff/open_locked.html", context)
