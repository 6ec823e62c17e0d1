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
from kinkeeper.privacy.rights.commands.open_complaint import open_complaint
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.forms.opening import AskForm
from kinkeeper.privacy.rights.queries.concerning import for_child, oneself, own_children
from kinkeeper.privacy.rights.queries.mine import mine

# What a complaint is about, by its choice on the page (s.164A is about the first).
COMPLAINTS = {"data_complaint": "DATA", "complaint": "SERVICE"}


def mine_page(request: HttpRequest) -> HttpResponse:
    """Ask about my own information, or complain, and see where it stands."""
    viewer = account_of(request)
    oneself(viewer)
    children = [
        (str(child.key), child.person.full_name)
        for child in own_children(viewer, today=clock.today())
    ]
    form = AskForm(request.POST or None, children=children)

    if form.is_valid():
        try:
            _open(request, form)
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "We have it. A person reads it soon.")
            return once.led_to(once_of(request), redirect("rights:mine"))

    return render(
        request,
        "rights/mine.html",
        {"form": form, "mine": mine(viewer=viewer, now=clock.now())},
    )


def _open(request: HttpRequest, form: AskForm) -> None:
    viewer, now = account_of(request), clock.now()
    what, words = form.cleaned_data["what"], form.cleaned_data["words"]
    told: dict[str, Any] = {
        "words": words,
        "channel": "PORTAL",
        "received_at": now,
        "concerned": oneself(viewer),
        "by": viewer,
        "now": now,
        "once": once_of(request),
    }
    child = form.child()
    if child and what not in COMPLAINTS:
        about, own = for_child(viewer, child, today=clock.today())
        more = {**told, "concerned": about}
        open_request(right=what, for_child=True, asked_by=own, **more)
    elif what in COMPLAINTS:
        open_complaint(sort=COMPLAINTS[what], **told)
    else:
        open_request(right=what, **told)
