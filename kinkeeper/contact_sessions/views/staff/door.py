from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinkeeper.contact_sessions.commands.check_door import (
    AlreadyMarkedError,
    OnHoldError,
)
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.mark_left import mark_left
from kinkeeper.contact_sessions.commands.move_to_room import move_to_room
from kinkeeper.contact_sessions.commands.undo_mark import undo_mark
from kinkeeper.contact_sessions.forms.door import GoOnForm
from kinkeeper.contact_sessions.queries.presences import presence_at_door
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.refusal import note_refusal

MAY_HOLD = {"arrived": mark_arrived, "left": mark_left}
AT_ONCE = {"room": move_to_room, "undo": undo_mark}


def door_page(request: HttpRequest, key: UUID, side: str, act: str) -> HttpResponse:
    """
    One tap at a door: sent by a button, it is done at once.

    Opened as a page, or sent while the door is on hold, it asks for the reason to go
    on anyway.
    """
    if act not in MAY_HOLD and act not in AT_ONCE:
        raise Http404
    presence = presence_at_door(key, side, viewer=request.user)  # type: ignore[arg-type]
    back = _back(request, key, presence.session.held_on.isoformat())
    if request.method == "POST" and act in AT_ONCE:
        AT_ONCE[act](presence=presence, at=clock.now(), by=request.user)  # type: ignore[arg-type]
        return redirect(back)
    form = GoOnForm(request.POST if "reason" in request.POST else None)
    held = None
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        reason = form.cleaned_data["reason"] if form.is_bound else ""
        try:
            MAY_HOLD[act](
                presence=presence,
                at=clock.now(),
                by=request.user,  # type: ignore[arg-type]
                override=reason,
            )
        except AlreadyMarkedError as first:
            messages.info(request, str(first))
            return redirect(back)
        except OnHoldError as error:
            note_refusal(request, error)
            held = str(error)
        else:
            return redirect(back)
    if act in AT_ONCE:
        return redirect(back)
    return render(
        request,
        "contact_sessions/door.html",
        {"form": form, "held": held, "session": presence.session, "back": back},
        status=409 if held else 200,
    )


def _back(request: HttpRequest, key: UUID, day: str) -> str:
    """Return to the register when the tap came from there, else to that day."""
    if request.POST.get("back") == "register":
        return reverse("contact_sessions:register", args=[key])
    today = reverse("contact_sessions:today")
    return today if day == clock.today().isoformat() else f"{today}?date={day}"
