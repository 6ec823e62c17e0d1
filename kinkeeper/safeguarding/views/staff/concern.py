from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.block_releases import block_releases
from kinkeeper.safeguarding.commands.close_concern import close_concern
from kinkeeper.safeguarding.commands.lift_release_block import lift_release_block
from kinkeeper.safeguarding.forms import LeadForm
from kinkeeper.safeguarding.queries.concerns import OpenedConcern, open_concern
from kinkeeper.safeguarding.queries.showing import state_tag

DECISIONS = {
    "close": close_concern,
    "block": block_releases,
    "lift": lift_release_block,
}


def concern_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One concern: its author reads it, the lead decides."""
    opened = open_concern(key, viewer=account_of(request))
    concern = opened.concern
    form = _lead_form(request, opened)

    if form is not None and form.is_valid():
        try:
            _decide(request, form, opened)
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down.")
            return redirect("safeguarding:concern", key=key)

    return render(
        request,
        "safeguarding/staff/concern.html",
        {
            "opened": opened,
            "concern": concern,
            "form": form,
            "state": state_tag(concern),
        },
    )


def _lead_form(request: HttpRequest, opened: OpenedConcern) -> LeadForm | None:
    if not opened.leads:
        return None
    concern = opened.concern
    choices = []
    if concern.case is not None and concern.case.releases_blocked:
        choices.append(("lift", "Let reports of this family leave again"))
    elif concern.case is not None:
        choices.append(("block", "Let no report of this family leave"))
    if concern.is_open:
        choices.append(("close", "Close this concern"))
    if not choices:
        return None
    return LeadForm(request.POST or None, decisions=choices, version=concern.version)


def _decide(request: HttpRequest, form: LeadForm, opened: OpenedConcern) -> None:
    values = form.values()
    DECISIONS[values["what"]](
        concern=opened.concern,
        why=values["why"],
        by=account_of(request),
        now=clock.now(),
        version_seen=form.version_seen or 0,
    )
