from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.add_marks import add_marks
from kinkeeper.safeguarding.forms.body_map import MarksForm
from kinkeeper.safeguarding.queries.accidents import open_accident
from kinkeeper.safeguarding.queries.concerns import open_concern

DONE = "The marks are written down."


def accident_body_map_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add marks to an entry of the accident book."""
    opened = open_accident(key, viewer=account_of(request))
    form = MarksForm(request.POST or None)
    act = partial(add_marks, about=opened.accident, by=account_of(request))
    if form.is_valid() and done(request, form, _ready(request, form, act), DONE):
        return redirect("safeguarding:accident", key)
    context = {"form": form, "opened": opened, "accident": opened.accident}
    return render(request, "safeguarding/staff/body_map.html", context)


def concern_body_map_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add marks to a concern."""
    opened = open_concern(key, viewer=account_of(request))
    form = MarksForm(request.POST or None)
    act = partial(add_marks, about=opened.concern, by=account_of(request))
    if form.is_valid() and done(request, form, _ready(request, form, act), DONE):
        return redirect("safeguarding:concern", key)
    context = {"form": form, "opened": opened, "concern": opened.concern}
    return render(request, "safeguarding/staff/body_map.html", context)


def _ready(request: HttpRequest, form: MarksForm, act: partial[None]) -> partial[None]:
    """Add what was typed, the moment, and the word that makes it count once."""
    return partial(act, seen=form.seen(), now=clock.now(), once=once_of(request))
