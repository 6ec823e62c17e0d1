from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.reports import permissions
from kinkeeper.reports.commands.return_report import remark_on
from kinkeeper.reports.models import Report


@trail.command
def approve_report(
    *,
    report: Report,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
    words: str = "",
) -> Report:
    """Say, as somebody other than the author, that the report was read and agreed.

    Raises RefusedError for the author (DS-1: a second person reads every report).
    """
    form_once.claim(once, by=by)
    permissions.insist(
        permissions.may_read_as_second(report, by),
        "A second person reads each report. Its author cannot.",
    )
    versions.advance(report, seen=version_seen)
    if words.strip():
        remark_on(report, words, by=by, now=now)
    report.state = Report.State.APPROVED
    report.reviewer = by
    report.reviewed_at = now
    report.save(update_fields=["state", "reviewer", "reviewed_at"])
    trail.record("report.approved", about=report, by=by, case_key=report.case.key)
    return report
