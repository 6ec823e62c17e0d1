from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.open_locked import open_locked
from kinkeeper.people.forms.sensitive import OpenLockedForm
from kinkeeper.people.queries import sensitive
from kinkeeper.people.queries.cases import sign_of


def open_locked_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Read a locked fact for a reason. Its words are on the answer alone."""
    viewer = account_of(request)
    fact = sensitive.fact_by_key(key, viewer=viewer)
    form, words = OpenLockedForm(request.POST or None), ""
    if form.is_valid():
        try:
            words = open_locked(
                fact=fact,
                reason=form.cleaned_data["reason"],
                by=viewer,
                now=clock.now(),
                once=once_of(request),
            )
        except RefusedError as no:
            form.add_error(None, str(no))
            note_refusal(request, no)
    context = {
        "fact": fact,
        "sign": sign_of(fact.case),
        "form": form,
        "words": words,
    }
    return render(request, "people/open_locked.html", context)
