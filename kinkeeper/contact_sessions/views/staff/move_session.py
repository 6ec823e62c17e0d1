from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.plan import MoveForm, initial_of
from kinkeeper.contact_sessions.queries import calendar, rooms
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def move_session_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Move a planned session to another time or room."""
    session = session_by_key(key, viewer=request.user)  # type: ignore[arg-type]
    if not permissions.may_plan(request.user):  # type: ignore[arg-type]
        raise Http404
    start = clock.london(session.starts_at).time()
    form = MoveForm(
        request.POST or None,
        version=session.version,
        initial=initial_of(session.held_on, start, session.room_id),
        rooms=calendar.room_choices(),
        may_go_on=permissions.may_go_on_regardless(request.user),  # type: ignore[arg-type]
    )
    proposals: list[rooms.Proposal] = []
    if form.is_valid():
        try:
            move_session(
                session=session,
                room=calendar.chosen_room(form.cleaned_data["room"]),
                on=form.cleaned_data["on"],
                start=form.cleaned_data["start"],
                override_reason=form.cleaned_data.get("override_reason", ""),
                by=request.user,  # type: ignore[arg-type]
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token_of(form),
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
            if isinstance(refused, DoesNotFitError):
                proposals = rooms.proposals(refused.session, now=clock.now())
        else:
            messages.success(request, "Moved. Each side sees their own new times.")
            return redirect("contact_sessions:register", key=key)
    return render(
        request,
        "contact_sessions/move_session.html",
        {"form": form, "session": session, "proposals": proposals},
    )
