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
from kinkeeper.policy.rewriting import NotThereError
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.forms.periods import PeriodsForm
from kinkeeper.privacy.editions.queries.drafts import compiled_draft, draft_by_key


def periods_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change the periods and the settings of a draft."""
    viewer = account_of(request)
    draft = draft_by_key(key, viewer=viewer)
    form = PeriodsForm(
        request.POST or None, of=compiled_draft(draft), version=draft.version
    )
    if form.is_valid():
        token = once_of(request)
        try:
            save_draft(
                draft=draft,
                text=form.changed_text(draft.text),
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except (NotThereError, RefusedError) as refused:
            if isinstance(refused, RefusedError):
                note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. Look below at what it changes.")
            return once.led_to(token, redirect("editions:draft", key=draft.key))
    context = {"form": form, "draft": draft}
    return render(request, "editions/staff/periods.html", context)
