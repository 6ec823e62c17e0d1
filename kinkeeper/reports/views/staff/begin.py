from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.audit.carried import once_of
from kinkeeper.foundation.audit.once import led_to
from kinkeeper.reports.commands.begin_report import begin_report
from kinkeeper.reports.queries.report import session_to_report


@require_POST
def begin_page(request: HttpRequest, session: UUID) -> HttpResponse:
    """Begin the report of one session. A supported session has no such page."""
    once = once_of(request)
    report = begin_report(
        session=session_to_report(session, viewer=account_of(request)),
        by=account_of(request),
        now=clock.now(),
        once=once,
    )
    return led_to(once, redirect("reports:write", report.key))
