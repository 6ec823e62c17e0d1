from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.contact_sessions.commands.settle_late_mark import settle_late_mark
from kinkeeper.contact_sessions.forms import token_of
from kinkeeper.contact_sessions.forms.waiting_mark import WRITE_IN, SettleForm
from kinkeeper.contact_sessions.queries.late_marks import late_mark_by_key, told
from kinkeeper.contact_sessions.queries.waiting_marks import mark_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done


def late_mark_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """A mark that came late and contradicts the register: say what is right."""
    late = late_mark_by_key(key, viewer=account_of(request))
    form = SettleForm(request.POST or None)
    if form.is_valid():
        write_in = form.cleaned_data["right"] == WRITE_IN

        def settle() -> None:
            settle_late_mark(
                late=late,
                mark=mark_of(late) if write_in else None,
                reason=form.cleaned_data["reason"],
                by=account_of(request),
                now=clock.now(),
                once=token_of(form),
            )

        said = "Written in." if write_in else "The register stays as it is."
        if done(request, form, settle, said):
            return redirect("contact_sessions:register", key=late.session.key)
    return render(
        request,
        "contact_sessions/late_mark.html",
        {"late": told(late), "session": late.session, "form": form},
    )
