from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.record_brought import record_brought
from kinkeeper.contact_sessions.forms.collecting import SOMEBODY_ELSE, BroughtForm
from kinkeeper.contact_sessions.queries import collectors
from kinkeeper.contact_sessions.queries.presences import child_presence
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def brought_page(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Who brought a child."""
    by = account_of(request)
    session = session_by_key(key, viewer=by)
    presence = child_presence(session, number)
    collectors.viewed(session.case, by)
    people = collectors.at_the_door(session)
    form = BroughtForm(
        request.POST or None,
        choices=[one.pair for one in people],
        initial={"seen": presence.brought_by},
    )
    if form.is_valid():
        told = form.cleaned_data
        words = {one.value: one.words for one in people}
        other = told["who"] == SOMEBODY_ELSE
        act = partial(
            record_brought,
            presence=presence,
            brought_by=told["related"] if other else words[told["who"]],
            seen=told["seen"],
            by=by,
            now=clock.now(),
            once=once_of(request),
        )
        if done(request, form, act, "Written down."):
            return redirect("contact_sessions:register", key=key)
    context = {"form": form, "session": session, "presence": presence}
    return render(request, "contact_sessions/brought.html", context)
