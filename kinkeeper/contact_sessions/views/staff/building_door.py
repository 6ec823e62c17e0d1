from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.save_door import save_door
from kinkeeper.contact_sessions.forms.building import DoorForm
from kinkeeper.contact_sessions.queries.buildings import building_by_pk, door_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done


def building_door_page(
    request: HttpRequest, pk: int, door: int | None = None
) -> HttpResponse:
    """Add a door to a building, or change one."""
    viewer = account_of(request)
    venue = building_by_pk(pk, viewer=viewer)
    found = door_of(venue, door)
    given = {"name": found.name, "how_to_find": found.how_to_find} if found else {}
    form = DoorForm(request.POST or None, initial=given)
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: save_door(
            venue=venue,
            door=found,
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
        "heading": "Change a door" if found else "Add a door",
    }
    return render(request, "contact_sessions/building_part.html", context)
