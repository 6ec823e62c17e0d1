from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.pick_picture import pick_picture
from kinkeeper.contact_sessions.queries.pictures import drawn, pictures
from kinkeeper.contact_sessions.queries.presences import child_presence
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of


def picture_page(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """A child signs in with a picture, if they like. Without names and without menu."""
    by = account_of(request)
    session = session_by_key(key, viewer=by)
    presence = child_presence(session, number)
    if request.method == "POST":
        chosen = drawn(request.POST.get("picture", ""))
        if chosen is None:
            raise Http404
        pick_picture(presence=presence, picture=chosen.code, by=by, now=clock.now())
        return redirect("contact_sessions:picture", key=key, number=number)
    context = {
        "session": session,
        "picked": drawn(presence.picture),
        "pictures": pictures(),
        "here": presence.arrived_at is not None and presence.left_at is None,
    }
    return render(request, "contact_sessions/picture.html", context)
