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
from kinkeeper.privacy.editions.commands.check_draft import check_draft
from kinkeeper.privacy.editions.forms.drafts import ActForm
from kinkeeper.privacy.editions.queries.drafts import acts_of, checked, draft_by_key
from kinkeeper.privacy.editions.queries.effect import effect_on_records
from kinkeeper.privacy.editions.queries.telling import by_effect, sentence_of


def draft_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One draft: what the check says, what it changes, and what it would move."""
    viewer = account_of(request)
    draft = draft_by_key(key, viewer=viewer)
    form = ActForm(request.POST or None, version=draft.version)
    if form.is_valid():
        token = once_of(request)
        try:
            check_draft(
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
            messages.success(request, "Checked. Somebody else can approve it now.")
            return once.led_to(token, redirect("editions:draft", key=draft.key))
    found = checked(draft.text, today=clock.today())
    effect = (
        effect_on_records(found.edition, viewer=viewer, today=clock.today())
        if found.edition and acts_of(draft, viewer=viewer)
        else None
    )
    context = {
        "form": form,
        "draft": draft,
        "checked": found,
        "groups": by_effect(found.changes),
        "effect": effect,
        "told": sentence_of(effect) if effect else "",
        "acts": acts_of(draft, viewer=viewer),
    }
    return render(request, "editions/staff/draft.html", context)
