from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.ui.parts import Act
from kinkeeper.privacy.editions.commands.begin_draft import begin_draft
from kinkeeper.privacy.editions.permissions import may_draft
from kinkeeper.privacy.editions.queries.drafts import open_drafts, published
from kinkeeper.privacy.records.queries.tabs import tabs


def editions_page(request: HttpRequest) -> HttpResponse:
    """The editions of the policy, and the one that is being written."""
    viewer = account_of(request)
    editions = published(viewer=viewer, today=clock.today())
    drafts = open_drafts(viewer=viewer)
    if request.method == "POST":
        token = once_of(request)
        draft = begin_draft(by=viewer, now=clock.now(), once=token)
        messages.success(request, f"Edition {draft.edition} is begun.")
        return once.led_to(token, redirect("editions:draft", key=draft.key))
    begin = Act("Begin a new edition", request.path, kind="primary", icon="plus")
    return render(
        request,
        "editions/staff/editions.html",
        {
            "editions": editions,
            "drafts": drafts,
            "begin": begin if may_draft(viewer) and not drafts else None,
            "subnav": tabs("editions:editions", viewer=viewer),
        },
    )
