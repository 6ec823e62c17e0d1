"""The desk: which reports wait for whom."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.reports.models import Addition, Report
from kinkeeper.reports.queries.additions import waiting_additions

State = Report.State
SHOWN = 50


@dataclass(frozen=True)
class Desk:
    """Six piles. `to_begin` holds sessions, `added` additions, the others reports."""

    to_begin: list[Session]
    writing: list[Report]
    to_read: list[Report]
    to_sign: list[Report]
    signed: list[Report]
    added: list[Addition]


def desk_of(viewer: Account) -> Desk:
    """Return what lies on the desk of `viewer`, at most 50 on each pile."""
    reports = Report.objects.select_related("case", "session", "author")
    others = reports.exclude(author=viewer)
    reads, signs = viewer.may(Power.REPORTS_REVIEW), viewer.may(Power.REPORTS_SIGN)
    seen = reports if reads or signs else reports.filter(author=viewer)
    mine = reports.filter(author=viewer)
    return Desk(
        to_begin=_to_begin(viewer),
        writing=_pile(mine.exclude(state=State.SIGNED)),
        to_read=_pile(others.filter(state=State.IN_REVIEW)) if reads else [],
        to_sign=_pile(others.filter(state=State.APPROVED)) if signs else [],
        added=waiting_additions(viewer)[:SHOWN],
        signed=list(seen.filter(state=State.SIGNED).order_by("-signed_at")[:SHOWN]),
    )


def _pile(reports: QuerySet[Report]) -> list[Report]:
    return list(reports.order_by("session__held_on", "pk")[:SHOWN])


def _to_begin(viewer: Account) -> list[Session]:
    if not viewer.may(Power.REPORTS_WRITE):
        return []
    held = Session.objects.filter(
        state=Session.State.HELD, service__in=OBSERVED, report=None
    ).select_related("case")
    if not viewer.may(Power.CASES_SEE_ALL):
        held = held.filter(supervisor=viewer)
    return list(held.order_by("held_on", "starts_at")[:SHOWN])
