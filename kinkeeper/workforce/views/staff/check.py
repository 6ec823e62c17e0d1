from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands.decide_on_check import decide_on_check
from kinkeeper.workforce.forms.papers import DecideForm
from kinkeeper.workforce.queries.dbs import open_check


def check_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One DBS check: what stays, who saw the certificate, and the decision."""
    opened = open_check(key, viewer=account_of(request), today=clock.today())
    form = DecideForm(request.POST or None, version=opened.check.version)
    if form.is_valid():
        try:
            decide_on_check(
                check=opened.check,
                **form.values(),
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Decided. The six months count from that day.")
            return redirect("workforce:check", key)
    return render(request, "workforce/check.html", {"opened": opened, "form": form})
