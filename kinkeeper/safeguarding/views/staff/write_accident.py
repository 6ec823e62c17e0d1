from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_accident import Told, write_accident
from kinkeeper.safeguarding.forms.accident import AccidentForm
from kinkeeper.safeguarding.queries.children import children_of, family_named


def write_accident_page(request: HttpRequest) -> HttpResponse:
    """Write an accident down: for everybody in the team, about anybody."""
    case = family_named(request.GET.get("family", ""), viewer=account_of(request))
    children = children_of(case) if case else []
    form = AccidentForm(request.POST or None, children=children)
    if form.is_valid():
        token, values = once_of(request), form.values()
        chosen = values.pop("child", "")
        try:
            accident = write_accident(
                **_moment_and_words(values),
                case=case,
                child=next((c for c in children if str(c.key) == chosen), None),
                by=account_of(request),
                now=clock.now(),
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Written down as {accident.reference}.")
            return once.led_to(token, redirect("safeguarding:accident", accident.key))
    return render(
        request, "safeguarding/staff/write_accident.html", {"form": form, "case": case}
    )


def _moment_and_words(values: dict[str, Any]) -> dict[str, Any]:
    """Return what the command takes: London day and time as one moment, the words."""
    time = values.pop("happened_at")
    day = values.pop("happened_on")
    return {
        "hurt": values.pop("hurt"),
        "reportable": bool(values.pop("reportable")),
        "happened_at": clock.moment(day, time.hour, time.minute),
        "told": Told(**values),
    }
