from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.privacy.disposal.commands.settle_hand_over import (
    give_up_hand_over,
    receive_hand_over,
)
from kinkeeper.privacy.disposal.queries.handing_over import (
    Shown,
    hand_over_by_reference,
)
from kinkeeper.privacy.records.forms import GiveUpForm, ReceiptForm

SAID = {
    "receive": "Written down and signed. Our copies wait for two people to agree.",
    "give_up": "Written down. The records can be packed again.",
}


def hand_over_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One package: did it arrive? And then the certificate of it, to print."""
    shown = hand_over_by_reference(reference, viewer=account_of(request))
    act = str(request.POST.get("act", ""))
    version = shown.one.version
    forms: dict[str, VersionedForm] = {
        "receive": ReceiptForm(
            request.POST if act == "receive" else None, version=version
        ),
        "give_up": GiveUpForm(
            request.POST if act == "give_up" else None, version=version
        ),
    }
    form = forms.get(act)
    if form is not None and form.is_valid():
        work = partial(_carry_out, request, shown, act, form)
        if done(request, form, work, SAID[act]):
            return redirect("disposal:hand_over", reference)
    return render(
        request,
        "disposal/staff/hand_over.html",
        {"shown": shown, "one": shown.one, "acts": forms, "form": form},
    )


def _carry_out(
    request: HttpRequest, shown: Shown, act: str, form: VersionedForm
) -> None:
    work = receive_hand_over if act == "receive" else give_up_hand_over
    work(
        hand_over=shown.one,
        **form.values(),
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
        once=once_of(request),
    )
