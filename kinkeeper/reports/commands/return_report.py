from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report, ReviewRemark


@trail.command
def return_report(
    *,
    report: Report,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Report:
    """Send the report back to its author with a remark.

    Raises RefusedError without a remark, for the author, and for a signed report.
    """
    form_once.claim(once, by=by)
    permissions.insist(
        permissions.may_send_back(report, by),
        "A report is sent back by its second reader, never by its author.",
    )
    if not words.strip():
        raise RefusedError("Say what the author should look at again.")
    versions.advance(report, seen=version_seen)
    remark_on(report, words, by=by, now=now)
    report.state = Report.State.RETURNED
    report.reviewer = None
    report.reviewed_at = None
    report.save(update_fields=["state", "reviewer", "reviewed_at"])
    trail.record("report.returned", about=report, by=by, case_key=report.case.key)
    return report


def remark_on(report: Report, words: str, *, by: Account, now: datetime) -> None:
    """Keep what a second reader said. Call it inside a command."""
    remark = ReviewRemark(container=report.container, report=report, by=by, said_at=now)
    remark.seal({"words": words.strip()})
    remark.save()
