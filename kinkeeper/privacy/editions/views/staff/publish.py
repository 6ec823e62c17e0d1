from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.editions.commands.publish_edition import publish_edition
from kinkeeper.privacy.editions.forms.drafts import ActForm
from kinkeeper.privacy.editions.queries.drafts import acts_of, draft_by_key


def publish_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Publish an approved edition. It can never be changed again."""
    viewer = account_of(request)
    draft = draft_by_key(key, viewer=viewer)
    form = ActForm(request.POST or None, version=draft.version)
    if form.is_valid():
        token = once_of(request)
        try:
            publish_edition(
                draft=draft,
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Published. Families are told tonight.")
            return once.led_to(token, redirect("editions:editions"))
    context = {"form": form, "draft": draft, "acts": acts_of(draft, viewer=viewer)}
    return render(request, "editions/staff/publish.html", context)
