from base64 import b64encode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.write_note import write_note
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.note import NoteForm
from kinkeeper.contact_sessions.queries.notes import QUICK_MARKS, Notes, notes_of
from kinkeeper.contact_sessions.queries.waiting_lines import days_on_devices
from kinkeeper.contact_sessions.views.staff.offline_notes import scope
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault.device import device_key
from kinkeeper.rules.contact_sessions import wording


def notes_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write what you see without looking away. Not there for supported sessions."""
    notes = notes_of(key, viewer=request.user)  # type: ignore[arg-type]
    quick = _quick_mark(request)
    form = NoteForm(
        request.POST if request.method == "POST" and not quick else None,
        people=list(notes.people),
    )
    advice: list[str] = []
    if quick:
        words, category = quick
        _write(request, notes, words=words, how="SAW", category=category)
        return redirect("contact_sessions:notes", key=key)
    if form.is_valid():
        advice = [wording.advice(word) for word in form.judging()]
        if not advice and _written(request, notes, form):
            return redirect("contact_sessions:notes", key=key)
    return render(
        request,
        "contact_sessions/notes.html",
        {
            "notes": notes,
            "session": notes.session,
            "form": form,
            "advice": advice,
            "quick_marks": QUICK_MARKS,
            "device": _device(request, notes),
        },
    )


def _device(request: HttpRequest, notes: Notes) -> dict[str, str]:
    """What the page needs to lock lines on this tablet. Only for who may write."""
    if not notes.may_write:
        return {}
    writer = account_of(request)
    key = device_key(room=notes.session.key, holder=writer.pk)
    return {
        "key": b64encode(key).decode(),
        "now": clock.now().isoformat(),
        "scope": scope(),
        "days": str(days_on_devices()),
    }


def _quick_mark(request: HttpRequest) -> tuple[str, str] | None:
    """Return the mark that was tapped: only words that stand on the page."""
    tapped = request.POST.get("mark", "")
    return next((mark for mark in QUICK_MARKS if mark[0] == tapped), None)


def _written(request: HttpRequest, notes: Notes, form: NoteForm) -> bool:
    told = form.cleaned_data
    try:
        _write(
            request,
            notes,
            words=told["words"],
            how=told["how"],
            category=told["category"],
            who=", ".join(told["who"]),
            is_quote=told["is_quote"],
            once=token_of(form),
        )
    except RefusedError as refused:
        note_refusal(request, refused)
        form.add_error(None, str(refused))
        return False
    return True


def _write(request: HttpRequest, notes: Notes, **told: object) -> None:
    write_note(session=notes.session, by=request.user, now=clock.now(), **told)  # type: ignore[arg-type]
