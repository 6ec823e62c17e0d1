"""A family's risk assessments, and which ones must be looked at again."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, CourtOrder
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


def hazard_at(assessment: RiskAssessment, place: int) -> str:
    """Return the words of one danger of an assessment in hand; "" for none there."""
    told = assessment.unseal().get("hazards", [])
    if assessment.decided_at is not None or place >= len(told):
        return ""
    return str(told[place]["hazard"])


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


def to_assess_again(*, viewer: Account, today: date) -> list[Again]:
    """
    Return open families without a signed assessment, or whose facts have changed.

    Three queries, however many families. A concern is no reason here: only its author
    and the safeguarding lead know of it.
    """
    if not permissions.may_decide(viewer):
        raise Http404
    cases = cases_visible_to(viewer).filter(stage__in=Case.HAS_A_PLACE)
    newest_of = {
        row.case_id: row
        for row in RiskAssessment.objects.filter(case__in=cases).order_by("number")
    }
    orders: dict[int, list[CourtOrder]] = defaultdict(list)
    for order in CourtOrder.objects.filter(case__in=cases):
        orders[order.case_id].append(order)
    return [
        Again(sign_of(case), case.callsign or case.reference, why)
        for case in cases.order_by("callsign")
        if (why := _why(newest_of.get(case.pk), orders[case.pk], today))
    ]


def _why(row: RiskAssessment | None, orders: list[CourtOrder], today: date) -> str:
    if row is None:
        return "There is no risk assessment yet."
    if row.decided_at is None:
        return "A risk assessment is not finished."
    if not row.is_signed:
        return "A second person has to sign."
    if words := _of_orders(orders, clock.london(row.decided_at).date(), today):
        return words
    due = row.review_on is not None and row.review_on <= today
    return "It is time to look again." if due else ""


def _of_orders(orders: list[CourtOrder], decided: date, today: date) -> str:
    if any(order.recorded_on > decided for order in orders):
        return "There is a new court order."
    if any(
        order.expires_on and decided <= order.expires_on < today for order in orders
    ):
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
