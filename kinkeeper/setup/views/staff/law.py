from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.setup.commands.save_answers import save_answers
from kinkeeper.setup.forms import LawForm
from kinkeeper.setup.queries.drafted import edition_of, first_draft
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.setup.queries.steps import Step


def law_page(request: HttpRequest) -> HttpResponse:
    """Each question that the law leaves open, its default, and what is allowed."""
    viewer = account_of(request)
    draft = first_draft(viewer=viewer)
    if stage() is not Stage.CLAIMED:
        return redirect("editions:open_questions")
    form = LawForm(
        request.POST or None,
        of=edition_of(draft),
        version=draft.version if draft else 0,
    )
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: save_answers(
            step=Step.LAW,
            rewrite=form.rewrite,
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        ),
        "Saved.",
    ):
        return once.led_to(token, redirect("setup:setup"))
    return render(request, "setup/law.html", {"form": form})
