from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.safeguarding.commands.block_releases import block_releases
from kinkeeper.safeguarding.commands.close_concern import close_concern
from kinkeeper.safeguarding.commands.decide_concern import decide_concern
from kinkeeper.safeguarding.commands.lift_release_block import lift_release_block
from kinkeeper.safeguarding.forms.deciding import LeadForm
from kinkeeper.safeguarding.queries import alerts, deciding, openings, outside
from kinkeeper.safeguarding.queries.concerns import OpenedConcern, open_concern
from kinkeeper.safeguarding.queries.showing import state_tag

DECISIONS: Mapping[str, Callable[..., object]] = {
    "close": close_concern,
    "block": block_releases,
    "lift": lift_release_block,
}


def concern_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One concern: its author reads it, the lead or who was named decides."""
    opened = open_concern(key, viewer=account_of(request))
    concern = opened.concern
    form = _form(request, opened)
    if form is not None and form.is_valid():
        act = partial(_decide, request, form, opened)
        if done(request, form, act, "Written down."):
            return redirect("safeguarding:concern", key=key)
    context = {
        "opened": opened,
        "concern": concern,
        "form": form,
        "state": state_tag(concern),
        **(_for_who_decides(opened) if opened.leads else {}),
    }
    return render(request, "safeguarding/staff/concern.html", context)


def _for_who_decides(opened: OpenedConcern) -> Mapping[str, Any]:
    concern = opened.concern
    return {
        "outside": outside.passed_on(concern, now=clock.now()),
        "first_calls": outside.first_calls(concern),
        "alerts": alerts.living(concern),
        "named": deciding.named_in(concern) if concern.restricted else [],
        "openings": openings.openings_of(concern),
    }


def _form(request: HttpRequest, opened: OpenedConcern) -> LeadForm | None:
    if not opened.leads:
        return None
    choices = deciding.decisions(opened.concern)
    version = opened.concern.version
    return LeadForm(request.POST or None, decisions=choices, version=version)


def _decide(request: HttpRequest, form: LeadForm, opened: OpenedConcern) -> None:
    values = form.values()
    what = values["what"]
    command = DECISIONS.get(what, partial(decide_concern, what=what))
    command(
        concern=opened.concern,
        why=values["why"],
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
    )
