from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.people.commands.record_responsibility import end_responsibility
from kinkeeper.people.forms.responsible import EndResponsibleForm
from kinkeeper.people.queries import responsible
from kinkeeper.people.queries.cases import case_by_sign


def end_responsible_page(
    request: HttpRequest, sign: str, key: UUID, entry: UUID
) -> HttpResponse:
    """Write down that an adult acts for a child no longer."""
    viewer = account_of(request)
    case = case_by_sign(sign, viewer=viewer)
    child = responsible.child_by_key(key, case, viewer=viewer)
    held = responsible.entry_by_key(entry, child)
    form = EndResponsibleForm(
        request.POST or None, version=held.version, initial={"on": clock.today()}
    )
    if form.is_valid():
        token = once_of(request)
        act = partial(
            end_responsibility,
            responsibility=held,
            on=form.cleaned_data["on"],
            words=form.cleaned_data["words"],
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Written down. They act for the child no longer."):
            return once.led_to(token, redirect("people:responsible", sign, key))
    context = {"sign": sign, "child": child, "held": held, "form": form}
    return render(request, "people/end_responsible.html", context)
