from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.amend_note import amend_note
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.note import AmendForm
from kinkeeper.contact_sessions.queries.notes import note_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def amend_note_page(request: HttpRequest, key: UUID, note: UUID) -> HttpResponse:
    """Put a later wording beside a note. The first one stays."""
    found = note_by_key(key, note, viewer=request.user)  # type: ignore[arg-type]
    words = found.unseal().get("words", "")
    form = AmendForm(request.POST or None, initial={"words": words})
    if form.is_valid():
        try:
            amend_note(
                note=found,
                words=form.cleaned_data["words"],
                by=request.user,  # type: ignore[arg-type]
                now=clock.now(),
                once=token_of(form),
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            return redirect("contact_sessions:notes", key=key)
    return render(
        request,
        "contact_sessions/amend_note.html",
        {"form": form, "session": found.session, "words": words},
    )
