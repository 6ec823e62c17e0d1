from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of, home_of
from kinkeeper.foundation.audit import once
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.refusal import done
from kinkeeper.setup.commands.leave_list import leave_list
from kinkeeper.setup.forms import StepForm
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.setup.queries.steps import strides
from kinkeeper.setup.queries.what_next import what_next


def next_page(request: HttpRequest) -> HttpResponse:
    """What a young centre does next, and how families get into the program."""
    viewer = account_of(request)
    strides(viewer=viewer)
    form = StepForm(request.POST or None)
    token = once_of(request)
    if form.is_valid() and done(
        request,
        form,
        lambda: leave_list(by=viewer, now=clock.now(), once=token),
        "Done. The list is gone from Today.",
    ):
        return once.led_to(token, redirect(home_of(viewer)))
    context = {
        "form": form,
        "needs": what_next(viewer, clock.today()),
        "on_today": stage() is Stage.OPEN,
    }
    return render(request, "setup/next.html", context)
