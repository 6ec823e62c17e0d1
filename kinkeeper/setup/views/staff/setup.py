from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.setup.permissions import may_set_up
from kinkeeper.setup.queries.standing import Stage, stage
from kinkeeper.setup.queries.steps import missing, strides


def setup_page(request: HttpRequest) -> HttpResponse:
    """The steps of setting the centre up; later, the way to its settings."""
    viewer = account_of(request)
    steps = strides(viewer=viewer)
    needed = [step for step in steps if step.is_needed]
    context = {
        "tasks": [step.task() for step in steps],
        "being_set_up": stage() is Stage.CLAIMED,
        "done": len(needed) - len(missing(steps)),
        "needed": len(needed),
        "may_set_up": may_set_up(viewer),
    }
    return render(request, "setup/setup.html", context)
