from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.register import AbsenceForm
from kinkeeper.contact_sessions.queries.register import register_of
from kinkeeper.contact_sessions.queries.waiting_marks import door_device
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.queries.alerts import alerts_on


def register_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who came when, by which door; and why a session does not take place."""
    register = register_of(key, viewer=request.user)  # type: ignore[arg-type]
    session = register.session
    form = AbsenceForm(request.POST or None, version=session.version)
    if form.is_valid():
        told = form.cleaned_data
        try:
            record_absence(
                session=session,
                status=told["status"],
                by_whom=told["by_whom"],
                reason=told["reason"],
                told_at=form.told_at(),
                words=told["words"],
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
        "contact_sessions/register.html",
        {
            "register": register,
            "session": session,
            "form": form,
            "alerts": alerts_on(session.case),
            "device": door_device(account_of(request), now=clock.now()),
        },
    )
