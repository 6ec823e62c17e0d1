from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.save_room import save_room
from kinkeeper.contact_sessions.forms.building import RoomForm
from kinkeeper.contact_sessions.queries.buildings import building_by_pk, room_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def building_room_page(
    request: HttpRequest, pk: int, room: int | None = None
) -> HttpResponse:
    """Add a room to a building, or change one."""
    viewer = account_of(request)
    venue = building_by_pk(pk, viewer=viewer)
    found = room_of(venue, room)
    given: dict[str, object] = {"families_at_once": 1}
    if found:
        given = {"name": found.name, "families_at_once": found.families_at_once}
    form = RoomForm(request.POST or None, initial=given)
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: save_room(
            venue=venue,
            room=found,
            **form.values(),
            by=viewer,
            now=clock.now(),
            once=token,
        ),
        "Saved.",
    ):
        return once.led_to(token, redirect("contact_sessions:building", venue.pk))
    context = {
        "venue": venue,
        "form": form,
        "heading": "Change a room" if found else "Add a room",
    }
    return render(request, "contact_sessions/building_part.html", context)
