from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.end_reader import end_reader
from kinkeeper.safeguarding.commands.name_reader import name_reader
from kinkeeper.safeguarding.forms.deciding import ReaderForm
from kinkeeper.safeguarding.queries.deciding import (
    changes_of_readers,
    concern_to_decide,
)
from kinkeeper.safeguarding.queries.leads import account_in_team

COMMANDS: dict[str, Callable[..., object]] = {"add": name_reader, "end": end_reader}


def readers_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Name who reads a restricted concern, or let somebody go."""
    concern = concern_to_decide(key, viewer=account_of(request))
    if not concern.restricted:
        raise Http404
    choices = changes_of_readers(concern)
    form = ReaderForm(request.POST or None, decisions=choices, version=concern.version)
    if form.is_valid():
        what, _, pk = form.cleaned_data["what"].partition(":")
        act = partial(
            COMMANDS[what],
            concern=concern,
            account=account_in_team(int(pk)),
            why=form.cleaned_data["why"],
            by=account_of(request),
            now=clock.now(),
            version_seen=form.version_seen or 0,
        )
        if done(request, form, act, "Written down."):
            return redirect("safeguarding:concerns")
    context = {
        "concern": concern,
        "form": form,
        "heading": "Who may read this",
        "lead": "Only these people learn that it exists. The person whom it is about "
        "can never be named.",
        "submit": "Write it down",
    }
    return render(request, "safeguarding/staff/act.html", context)
