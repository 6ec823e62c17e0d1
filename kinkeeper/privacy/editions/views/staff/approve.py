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
from kinkeeper.privacy.editions.commands.approve_draft import approve_draft
from kinkeeper.privacy.editions.forms.drafts import ApproveForm
from kinkeeper.privacy.editions.queries.drafts import acts_of, checked, draft_by_key
from kinkeeper.privacy.editions.queries.telling import by_effect


def approve_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Agree to an edition that somebody else wrote."""
    viewer = account_of(request)
    draft = draft_by_key(key, viewer=viewer)
    found = checked(draft.text, today=clock.today())
    form = ApproveForm(
        request.POST or None, version=draft.version, judged=bool(found.to_judge)
    )
    if form.is_valid():
        token = once_of(request)
        try:
            approve_draft(
                draft=draft,
                judgement=form.cleaned_data.get("judgement", ""),
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Approved. It can be published now.")
            return once.led_to(token, redirect("editions:draft", key=draft.key))
    context = {
        "form": form,
        "draft": draft,
        "checked": found,
        "groups": by_effect(found.changes),
        "acts": acts_of(draft, viewer=viewer),
    }
    return render(request, "editions/staff/approve.html", context)
