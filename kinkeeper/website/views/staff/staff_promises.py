from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.privacy.records.queries.tabs import tabs
from kinkeeper.website.commands.check_promises import check_promises
from kinkeeper.website.forms import CheckPromisesForm
from kinkeeper.website.queries.ledger import staff_ledger


def staff_promises_page(request: HttpRequest) -> HttpResponse:
    """The promise ledger with its figures; a button checks all of them now."""
    viewer = account_of(request)
    ledger = staff_ledger(viewer=viewer)
    form = CheckPromisesForm(request.POST or None)
    if form.is_valid():
        word = UUID(form.once_word) if form.once_word else None
        found = check_promises(by=viewer, now=clock.now(), once=word)
        broken = sum(promise.kept is False for promise in found)
        messages.success(request, f"{len(found)} checked, {broken} broken.")
        return once_only.led_to(word, redirect("staff_promises"))
    return render(
        request,
        "website/staff_promises.html",
        {
            "ledger": ledger,
            "form": form,
            "subnav": tabs("staff_promises", viewer=viewer),
        },
    )
