from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.record_collection import record_collection
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.register import CollectionForm
from kinkeeper.contact_sessions.queries.presences import child_presence
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def collection_page(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Who brought a child and who collected them."""
    session = session_by_key(key, viewer=request.user)  # type: ignore[arg-type]
    presence = child_presence(session, number)
    form = CollectionForm(
        request.POST or None,
        version=presence.version,
        initial={
            "brought_by": presence.brought_by,
            "collected_by": presence.collected_by,
            "collector_checked": presence.collector_checked,
        },
    )
    if form.is_valid():
        try:
            record_collection(
                presence=presence,
                **form.values(),
                by=request.user,  # type: ignore[arg-type]
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token_of(form),
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            return redirect("contact_sessions:register", key=key)
    return render(
        request,
        "contact_sessions/collection.html",
        {"form": form, "session": session, "presence": presence},
    )
