from datetime import datetime
from uuid import UUID

from django.db.models import Max

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report


class NotObservedError(RefusedError):
    """Nobody observed this session, so there is nothing to report (domain R1)."""


@trail.command
def begin_report(
    *, session: Session, by: Account, now: datetime, once: UUID | None = None
) -> Report:
    """
    Begin the report on one session that took place.

    Raises NotObservedError for a supported session or a handover, and RefusedError if
    the session did not take place, has its report already, or `by` may not write it.
    """
    form_once.claim(once, by=by)
    if not session.is_observed:
        raise NotObservedError(
            "We do not write reports about these visits. We can give the dates."
        )
    permissions.insist(
        permissions.may_begin(session, by),
        "Only the person who supervised this session can write its report.",
    )
    permissions.insist(
        session.state == Session.State.HELD,
        "A report can be written when the session has ended.",
    )
    insist_free(session.case, done="written")
    # One after the other, so that two reports never get one number.
    case = Case.objects.select_for_update(of=("self",)).get(pk=session.case_id)
    if Report.objects.filter(session=session).exists():
        raise RefusedError("Somebody has begun this report already.")
    last = case.reports.aggregate(last=Max("number"))["last"] or 0
    report = Report(
        container=case.reports_container,
        case=case,
        session=session,
        service=session.service,
        number=last + 1,
        author=by,
        begun_at=now,
    )
    report.seal({"sections": {}, "used": {}})
    report.save()
    trail.record("report.begun", about=report, by=by, case_key=case.key)
    obligations.refresh(case=case, now=now)
    return report
