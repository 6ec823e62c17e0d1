from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of, uuid_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.people.commands.match_people import undo_match
from kinkeeper.people.queries import duplicates


def duplicates_page(request: HttpRequest) -> HttpResponse:
    """Who on file may be one person, and what was decided."""
    viewer = account_of(request)
    form = VersionedForm(request.POST or None)
    key = uuid_of(request.POST.get("match", ""))
    if key and form.is_valid():
        match, token = duplicates.match_by_key(key, viewer=viewer), once_of(request)
        act = partial(
            undo_match,
            match=match,
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        )
        if done(request, form, act, "Taken apart. Each is as before."):
            return once.led_to(token, redirect("people:duplicates"))
    context = {
        "pairs": duplicates.pairs(viewer=viewer),
        "decided": duplicates.decided(viewer=viewer),
        "form": form,
        "forms": [form] if form.errors else [],
    }
    return render(request, "people/duplicates.html", context)
