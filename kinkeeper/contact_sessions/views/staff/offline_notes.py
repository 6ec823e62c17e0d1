from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kinkeeper.contact_sessions.forms.note import NoteForm
from kinkeeper.contact_sessions.queries.waiting_lines import days_on_devices

# Words for whoever may be in a room: the page is kept by the browser and names nobody.
ANYBODY = [(who, who) for who in ("A child", "The visiting adult", "Somebody else")]


def offline_notes_page(request: HttpRequest) -> HttpResponse:
    """Show the empty notes page that the browser keeps for when the network is away."""
    return render(
        request,
        "contact_sessions/notes_offline.html",
        {
            "form": NoteForm(people=ANYBODY),
            "scope": scope(),
            "days": days_on_devices(),
        },
    )


def scope() -> str:
    """Return the addresses that the notes' service worker watches over."""
    return reverse("contact_sessions:notes_worker").rpartition("/")[0] + "/"
