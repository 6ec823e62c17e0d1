from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.refusal import note_refusal
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.report_accident import report_accident
from kinkeeper.safeguarding.forms.accident import ReportAccidentForm
from kinkeeper.safeguarding.queries.accidents import open_accident


def accident_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One entry of the accident book, and the report that the law may ask for."""
    opened = open_accident(key, viewer=account_of(request))
    form = None
    if opened.may_report:
        form = ReportAccidentForm(request.POST or None, version=opened.accident.version)
    if form is not None and form.is_valid():
        try:
            report_accident(
                accident=opened.accident,
                **form.values(),
                by=account_of(request),
                now=clock.now(),
                version_seen=form.version_seen or 0,
            )
        except RefusedError as refused:
            note_refusal(request, refused)
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Written down.")
            return redirect("safeguarding:accident", key)
    return render(
        request, "safeguarding/staff/accident.html", {"opened": opened, "form": form}
    )
