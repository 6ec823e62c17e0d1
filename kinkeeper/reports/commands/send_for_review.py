from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report


@trail.command
def send_for_review(
    *,
    report: Report,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Report:
    """Give the report to a second reader.

    Raises RefusedError if nothing is written yet or `by` is not the author, and
    StaleError if it was changed meanwhile.
    """
    form_once.claim(once, by=by)
    permissions.insist(
        permissions.may_write(report, by),
        "Only its author can send this report to be read.",
    )
    versions.advance(report, seen=version_seen)
    if not any(report.unseal().get("sections", {}).values()):
        raise RefusedError("Write something first. Then another person can read it.")
    report.state = Report.State.IN_REVIEW
    report.sent_for_review_at = now
    report.save(update_fields=["state", "sent_for_review_at"])
    trail.record(
        "report.sent_for_review", about=report, by=by, case_key=report.case.key
    )
    return report
