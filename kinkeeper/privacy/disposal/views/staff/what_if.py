from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import uuid_of
from kinkeeper.privacy.disposal.forms import WhatIfForm
from kinkeeper.privacy.disposal.queries import filtering, what_if
from kinkeeper.privacy.disposal.queries.boxes import BOXES
from kinkeeper.privacy.disposal.queries.knowing import may_see_life
from kinkeeper.privacy.disposal.queries.supposing import (
    Start,
    field_of,
    question_of,
    start_of,
    values_of,
)
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.rules.reading import UnreadableError


def what_if_page(request: HttpRequest) -> HttpResponse:
    """Ask the rules with facts that somebody typed. Nothing is stored."""
    viewer = account_of(request)
    may_see_life(viewer)
    asked = request.POST if request.method == "POST" else request.GET
    key = uuid_of(asked.get("record", ""))
    start = start_of(key, viewer=viewer) if key else None
    kind = start.kind if start else asked.get("kind", "")
    form, answer = None, None
    if kind in BOXES:
        form = _form(request, kind, start)
        if request.method == "POST" and form.is_valid():
            answer = _answer(form, kind, start)
    return render(
        request,
        "disposal/staff/what_if.html",
        {
            "form": form,
            "answer": answer,
            "start": start,
            "kinds": what_if.kinds(),
            "kind": kind,
            "subnav": tabs("disposal:what_if", viewer=viewer),
        },
    )


def _form(request: HttpRequest, kind: str, start: Start | None) -> WhatIfForm:
    first: dict[str, Any] = {"kind": kind, "today": clock.today()}
    if start:
        first |= values_of(start) | {"record": str(start.key), "edition": start.edition}
    return WhatIfForm(
        request.POST if request.method == "POST" else None,
        initial=first,
        kind=kind,
        editions=what_if.editions(),
        holds=filtering.holds(),
    )


def _answer(
    form: WhatIfForm, kind: str, start: Start | None
) -> what_if.Supposed | None:
    """Return the rules' answer, or put their complaint beside its box."""
    values = form.values()
    today = values.get("today") or clock.today()
    raw = question_of(kind, values, today, start)
    try:
        return what_if.supposed(raw, version=values.get("edition", ""), today=today)
    except UnreadableError as unreadable:
        box = field_of(unreadable.path)
        form.add_error(box if box in form.fields else None, str(unreadable))
        return None
