"""What a family's timeline shows of its reports, to those who may open them."""

from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Link
from kinkeeper.people.models import Case
from kinkeeper.people.queries.timeline import TimelineEvent
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report


def events(case: Case, viewer: Account) -> list[TimelineEvent]:
    """Return one event for each report: signed, or still on its way."""
    reports = case.reports.select_related("author", "signed_by").order_by("number")
    return [
        _event(report) for report in reports if permissions.may_open(report, viewer)
    ]


def _event(report: Report) -> TimelineEvent:
    signed = report.signed_at is not None and report.signed_by is not None
    who = report.signed_by if signed else report.author
    return TimelineEvent(
        at=report.signed_at or report.begun_at,
        title=f"Report {report.number} {'signed' if signed else 'begun'}",
        text="" if signed else report.get_state_display(),
        by=who.short_name if who else "",
        icon="note",
        link=Link("Open", reverse("reports:read", args=[report.key])),
    )
