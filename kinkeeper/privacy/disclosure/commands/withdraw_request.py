from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disclosure.queries.requests import OPEN
from kinkeeper.privacy.records import obligations


@trail.command
def withdraw_request(
    *, request: ReportRequest, by: Account, now: datetime, once: UUID | None = None
) -> ReportRequest:
    """
    Take one's own request back while it is open. Nobody else may, and nobody is told.

    Raises Http404 for somebody else's request, RefusedError for an answered one.
    """
    form_once.claim(once, by=by)
    if request.party is None or not permissions.may_ask(request.party, by):
        raise Http404
    taken = ReportRequest.objects.filter(pk=request.pk, state__in=OPEN).update(
        state=ReportRequest.State.WITHDRAWN, version=F("version") + 1
    )
    if not taken:
        raise RefusedError("We have answered this request already.")
    request.refresh_from_db()
    obligations.keep_alone(record=trail.name_of(request), now=now)
    trail.record(
        "report_request.withdrawn", about=request, by=by, case_key=request.case.key
    )
    return request
