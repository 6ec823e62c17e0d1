"""A family's risk assessments, and which ones must be looked at again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import case_by_sign, cases_visible_to, sign_of
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import RiskAssessment
from kinkeeper.rules.referrals import risk


@dataclass(frozen=True)
class Again:
    """A family whose risks must be looked at (again), and why."""

    sign: str
    callsign: str
    why: str


def case_for_risks(sign: str, *, viewer: Account) -> Case:
    """Return a living case. Raises Http404 for those who do not decide."""
    if not permissions.may_decide(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    if not case.is_open:
        raise Http404
    trail.viewed(
        "risks",
        about=case,
        by=viewer,
        purpose="Assessed the risks",
        case_key=case.key,
    )
    return case


def newest(case: Case) -> RiskAssessment | None:
    """Return the newest version, decided or in hand."""
    found = RiskAssessment.objects.filter(case=case).order_by("-number")
    return found.select_related("container", "decided_by", "case").first()


def assessment_of(case: Case, key: UUID) -> RiskAssessment:
    """Return one version of this very case. Raises Http404."""
    found = RiskAssessment.objects.filter(case=case, key=key)
    if row := found.select_related("case", "container").first():
        return row
    raise Http404


def hazards_of(assessment: RiskAssessment) -> list[risk.Hazard]:
    """Return the dangers as the rule needs them."""
    return [_hazard(told) for told in assessment.unseal().get("hazards", [])]


def all_of(case: Case) -> list[dict[str, Any]]:
    """Return every version, newest first, with its words and its light."""
    found = RiskAssessment.objects.filter(case=case).order_by("-number")
    return [
        {
            "row": row,
            "told": row.unseal(),
            "light": risk.light(hazards_of(row)).value,
        }
        for row in found.select_related("container", "decided_by", "seconded_by")
    ]


def to_assess_again(*, viewer: Account, today: date) -> Iterator[Again]:
    """Yield open families without a signed assessment, or whose facts have changed.

    A concern is no reason here: only its author and the safeguarding lead know of it.
    """
    if not permissions.may_decide(viewer):
        raise Http404
    for case in (
        cases_visible_to(viewer).filter(stage__in=Case.HAS_A_PLACE).order_by("callsign")
    ):
        if why := _why(case, today):
            yield Again(sign_of(case), case.callsign or case.reference, why)


def _why(case: Case, today: date) -> str:
    row = newest(case)
    if row is None:
        return "There is no risk assessment yet."
    if row.decided_at is None:
        return "A risk assessment is not finished."
    if not row.is_signed:
        return "A second person has to sign."
    decided = clock.london(row.decided_at).date()
    if words := _of_orders(case, decided, today):
        return words
    due = row.review_on is not None and row.review_on <= today
    return "It is time to look again." if due else ""


def _of_orders(case: Case, decided: date, today: date) -> str:
    if case.court_orders.filter(recorded_on__gt=decided).exists():
        return "There is a new court order."
    ended = case.court_orders.filter(expires_on__gte=decided, expires_on__lt=today)
    if ended.exists():
        return "A court order has ended. That does not make it safe."
    return ""


def _hazard(told: dict[str, Any]) -> risk.Hazard:
    return risk.Hazard(
        likelihood=int(told["likelihood"]),
        severity=int(told["severity"]),
        left=risk.Left[told["left"]],
        evidence=risk.Evidence(told["evidence"]),
        child_abuse=bool(told.get("child_abuse")),
    )
