from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of, home_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.setup.commands.open_centre import open_centre
from kinkeeper.setup.forms import OpenForm
from kinkeeper.setup.queries.answers import answers
from kinkeeper.setup.queries.drafted import defects_of, first_draft
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.setup.queries.steps import missing, strides


def check_page(request: HttpRequest) -> HttpResponse:
    """Every answer of the set-up once more, and the button that opens the centre."""
    viewer = account_of(request)
    steps = strides(viewer=viewer)
    if stage() is not Stage.CLAIMED:
        return redirect("setup:setup")
    draft = first_draft(viewer=viewer)
    form = OpenForm(request.POST or None, version=draft.version if draft else 0)
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: open_centre(
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        ),
        "The centre is open. What to do next stands below.",
    ):
        return once.led_to(token, redirect(home_of(viewer)))
    context = {
        "form": form,
        "draft": draft,
        "answers": answers(viewer=viewer, today=clock.today()),
        "missing": missing(steps),
        "defects": defects_of(draft),
    }
    return render(request, "setup/check.html", context)
