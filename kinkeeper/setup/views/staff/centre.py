from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.setup.commands.save_answers import save_answers
from kinkeeper.setup.forms import CentreForm
from kinkeeper.setup.permissions import may_set_up
from kinkeeper.setup.queries.drafted import edition_of, first_draft
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.setup.queries.steps import Step, strides


def centre_page(request: HttpRequest) -> HttpResponse:
    """What the centre is called, where it is and who answers for privacy."""
    viewer = account_of(request)
    if stage() is not Stage.CLAIMED:
        strides(viewer=viewer)
        context = {"centre": edition_of(None).controller, "may": may_set_up(viewer)}
        return render(request, "setup/centre_as_it_is.html", context)
    draft = first_draft(viewer=viewer)
    centre = edition_of(draft).controller
    # Without a draft the centre of the program's own text stands there: not theirs.
    given = {} if draft is None else {**vars(centre), "address": _lines(centre)}
    form = CentreForm(
        request.POST or None, version=draft.version if draft else 0, initial=given
    )
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: save_answers(
            step=Step.CENTRE,
            rewrite=form.rewrite,
            by=viewer,
            now=clock.now(),
            version_seen=form.version_seen or 0,
            once=token,
        ),
        "Saved.",
    ):
        return once.led_to(token, redirect("setup:setup"))
    return render(request, "setup/centre.html", {"form": form})


def _lines(centre: object) -> str:
    return "\n".join(getattr(centre, "address", ()))
