from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands.open_complaint import open_complaint
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.forms.opening import AskForm
from kinkeeper.privacy.rights.queries.concerning import oneself
from kinkeeper.privacy.rights.queries.mine import mine

COMPLAINT = "complaint"


def mine_page(request: HttpRequest) -> HttpResponse:
    """Ask about my own information, or complain, and see where it stands."""
    viewer = account_of(request)
    concerned = oneself(viewer)
    form = AskForm(request.POST or None)

    if form.is_valid():
        token = once_of(request)
        try:
            _open(form, viewer, concerned, token)
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "We have it. A person reads it soon.")
            return once.led_to(token, redirect("rights:mine"))

    return render(
        request,
        "rights/mine.html",
        {"form": form, "mine": mine(viewer=viewer, now=clock.now())},
    )


def _open(form, viewer: Account, concerned, token) -> None:  # type: ignore[no-untyped-def]
    now, what = clock.now(), form.cleaned_data["what"]
    told = {
        "words": form.cleaned_data["words"],
        "channel": "PORTAL",
        "received_at": now,
        "concerned": concerned,
        "by": viewer,
        "now": now,
        "once": token,
    }
    if what == COMPLAINT:
        open_complaint(sort="SERVICE", **told)
    else:
        open_request(right=what, **told)
