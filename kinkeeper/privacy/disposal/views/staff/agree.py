from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.approve_item import approve_item
from kinkeeper.privacy.disposal.forms import AgreeForm, token_of
from kinkeeper.privacy.disposal.queries.reviews import item_by_key, line_of


def agree_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Agree that one record is destroyed."""
    item = item_by_key(key, viewer=account_of(request))
    form = AgreeForm(request.POST or None, version=item.version)

    if form.is_valid():
        token = token_of(form)
        try:
            both = approve_item(
                item=item,
                **form.values(),
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, _said(both))
            back = redirect("disposal:review", reference=item.batch.reference.lower())
            return once.led_to(token, back)

    line = line_of(item, viewer=account_of(request), today=clock.today())
    context = {"form": form, "item": item, "line": line}
    return render(request, "disposal/staff/agree.html", context)


def _said(both: bool) -> str:
    if both:
        return "Both of you agree. It goes in 7 days. Until then, either can stop it."
    return "You agree. Now a second person has to agree."
