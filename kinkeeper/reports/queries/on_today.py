"""What Today says about reports and requests that wait for somebody."""

from datetime import date

from django.urls import reverse

from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.people.models import Case
from kinkeeper.privacy.disclosure.queries.requests import waiting
from kinkeeper.reports.models import Report

State = Report.State
MOST = 3
SHOWN = (
    "key",
    "number",
    "state",
    "case__callsign",
    "case__reference",
    "session__held_on",
)


def reports_waiting(viewer: Account, today: date) -> list[Need]:
    """Return reports to sign, to read, and sent back to the viewer, oldest first."""
    wanted = Report.objects.none()
    others = Report.objects.exclude(author=viewer)
    if viewer.may(Power.REPORTS_SIGN):
        wanted |= others.filter(state=State.APPROVED)
    if viewer.may(Power.REPORTS_REVIEW):
        wanted |= others.filter(state=State.IN_REVIEW)
    if viewer.may(Power.REPORTS_WRITE):
        wanted |= Report.objects.filter(author=viewer, state=State.RETURNED)
    rows = (
        wanted.select_related("case", "session")
        .only(*SHOWN)
        .order_by("session__held_on", "pk")
    )
    return [_need(report) for report in rows[:MOST]]


def requests_waiting(viewer: Account, today: date) -> list[Need]:
    """Return requests for reports that wait for an answer, the soonest first."""
    return [
        Need(
            f"Answer {request.reference} for {_sign(request.case)}",
            reverse("disclosure:request", args=[request.key]),
            f"Promised for {request.target_on:%A %-d %B}.",
            "send",
            "red" if request.target_on < today else "honey",
        )
        for request in waiting(viewer=viewer, most=MOST)
    ]


def _need(report: Report) -> Need:
    act, page = {
        State.APPROVED: ("Sign", "reports:sign"),
        State.IN_REVIEW: ("Read", "reports:check"),
        State.RETURNED: ("Look again at", "reports:write"),
    }[State(report.state)]
    return Need(
        f"{act} report {report.number} of {_sign(report.case)}",
        reverse(page, args=[report.key]),
        f"{report.session.held_on:%-d %B}.",
        "note",
    )


def _sign(case: Case) -> str:
    return case.callsign or case.reference
