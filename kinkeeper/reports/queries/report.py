"""Opening one report. To somebody who may not, it does not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report, ReviewRemark, Section


def report_by_key(key: UUID, *, viewer: Account, purpose: str) -> Report:
    """Return one report and record that it was opened. Raises Http404."""
    report = (
        Report.objects.select_related(
            "container", "case", "session__room__venue", "session__supervisor",
            "author", "reviewer", "signed_by",
        )
        .filter(key=key)
        .first()
    )  # fmt: skip
    if report is None or not permissions.may_open(report, viewer):
        raise Http404
    trail.viewed(
        "report",
        about=report,
        by=viewer,
        purpose=purpose,
        case_key=report.case.key,
    )
    return report


def session_to_report(key: UUID, *, viewer: Account) -> Session:
    """Return an observed session that `viewer` may write about. Raises Http404."""
    session = (
        Session.objects.select_related("case")
        .filter(key=key, service__in=OBSERVED, state=Session.State.HELD)
        .first()
    )
    if session is None or not permissions.may_begin(session, viewer):
        raise Http404
    return session


@dataclass(frozen=True)
class Part:
    """One part of a report as it is read."""

    code: str
    heading: str
    words: str


def parts_of(report: Report) -> list[Part]:
    """Return every part in order, written or not."""
    sections = report.unseal().get("sections", {})
    return [Part(s.value, s.label, sections.get(s.value, "")) for s in Section]


@dataclass(frozen=True)
class Remark:
    said_at: object
    by: str
    words: str


def remarks_of(report: Report) -> list[Remark]:
    """Return what second readers said, newest first."""
    remarks = ReviewRemark.objects.filter(report=report).select_related("by")
    return [
        Remark(row.said_at, row.by.short_name, row.unseal()["words"])
        for row in remarks.order_by("-said_at", "-pk")
    ]
