from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.finance.commands.change_period import change_period
from kinkeeper.finance.forms import ChangePeriodForm
from kinkeeper.finance.queries.papers import open_paper
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError


def paper_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One paper about money, and which days it is about."""
    opened = open_paper(key, viewer=account_of(request))
    paper = opened.paper
    form = ChangePeriodForm(
        request.POST or None,
        version=paper.version,
        initial={"period_from": paper.period_from, "period_to": paper.period_to},
    )
    if form.is_valid():
        try:
            change_period(
                paper=paper,
                **form.values(),
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Changed. Its date was worked out again.")
            return redirect("finance:paper", key)
    return render(request, "finance/paper.html", {"opened": opened, "form": form})
