from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.queries.looking import PURPOSE, plan, summary


def plan_page(request: HttpRequest) -> HttpResponse:
    """Where the records go when the company stops trading, to print (C-11)."""
    viewer = account_of(request)
    lines = plan(viewer=viewer, today=clock.today())
    trail.viewed("plan", about="records", by=viewer, purpose=PURPOSE)
    return render(
        request,
        "disposal/staff/plan.html",
        {"lines": lines, "summary": summary(lines), "today": clock.today()},
    )
