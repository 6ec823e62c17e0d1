from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.collect_together import collect_together
from kinkeeper.contact_sessions.commands.record_collection import (
    Collected,
    StopError,
    record_collection,
)
from kinkeeper.contact_sessions.forms.collecting import CollectionForm
from kinkeeper.contact_sessions.queries import collectors
from kinkeeper.contact_sessions.queries.presences import (
    child_presence,
    names_of,
    not_collected_yet,
)
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.rules.contact_sessions.collecting import Check, Who


def collection_page(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """With whom a child leaves, or all. Somebody not on the list stops it."""
    by = account_of(request)
    session = session_by_key(key, viewer=by)
    presence = child_presence(session, number)
    collectors.viewed(session.case, by)
    stands = presence.collected_at
    others = [] if stands else not_collected_yet(presence)
    form = CollectionForm(
        request.POST or None,
        choices=[one.pair for one in collectors.at_the_door(session)],
        manages=permissions.may_go_on_regardless(by),
        others=names_of(others),
        initial={"seen": stands.isoformat() if stands else ""},
    )
    stop = ""
    if form.is_valid():
        chosen = form.cleaned_data
        told = _told(chosen, collectors.chosen(session.case, chosen["who"]))
        act: Callable[..., object] = partial(
            record_collection, presence=presence, seen=form.seen_at()
        )
        if chosen.get("together"):
            act = partial(collect_together, presences=[presence, *others])
        try:
            act(
                told=told,
                by=by,
                now=clock.now(),
                reason=chosen.get("reason", ""),
                once=once_of(request),
            )
        except StopError as stopped:
            note_refusal(request, stopped)
            stop = str(stopped)
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down.")
            return redirect("contact_sessions:register", key=key)
    context = {"form": form, "session": session, "presence": presence, "stop": stop}
    status = 409 if stop else 200
    return render(request, "contact_sessions/collection.html", context, status=status)


def _told(chosen: Mapping[str, Any], listed: Any) -> Collected:
    return Collected(
        who=Who.LISTED if listed else Who(chosen["who"]),
        check=Check(chosen["check"]),
        collector=listed,
        word=chosen["word"],
        related=chosen["related"],
    )
