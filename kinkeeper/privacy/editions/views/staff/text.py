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
from kinkeeper.privacy.editions.commands.save_draft import save_draft
from kinkeeper.privacy.editions.forms.drafts import TextForm
from kinkeeper.privacy.editions.queries.drafts import checked, draft_by_key
from kinkeeper.privacy.editions.queries.telling import lines_of


def text_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change the text of a draft. What is wrong is shown beside its line."""
    viewer = account_of(request)
    draft = draft_by_key(key, viewer=viewer)
    form = TextForm(
        request.POST or None, version=draft.version, initial={"text": draft.text}
    )
    text = draft.text
    if form.is_valid():
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        token = once_of(request)
        try:
            save_draft(
                draft=draft,
                text=text,
                by=viewer,
                now=clock.now(),
                version_seen=form.version_seen or 0,
                once=token,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error("text", str(refused))
        else:
            messages.success(request, "Saved.")
            return once.led_to(token, redirect("editions:draft", key=draft.key))
    found = checked(text, today=clock.today())
    context = {
        "form": form,
        "draft": draft,
        "lines": lines_of(text, found.complaints),
    }
    return render(request, "editions/staff/text.html", context)
