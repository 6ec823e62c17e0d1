from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.website.commands.record_own_check import record_own_check
from kinkeeper.website.forms import OwnCheckForm
from kinkeeper.website.queries.ledger import staff_ledger
from kinkeeper.website.queries.own_checks import looks


def own_checks_page(request: HttpRequest) -> HttpResponse:
    """Write down a look that only a person can take: access, policy, companies."""
    viewer = account_of(request)
    staff_ledger(viewer=viewer)
    form = OwnCheckForm(request.POST or None)
    if form.is_valid():
        word = UUID(form.once_word) if form.once_word else None
        try:
            record_own_check(**form.values(), by=viewer, now=clock.now(), once=word)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down.")
            return once_only.led_to(word, redirect("own_checks"))
    return render(
        request,
        "website/own_checks.html",
        {
            "form": form,
            "looks": looks(),
            "subnav": tabs("staff_promises", viewer=viewer),
        },
    )
