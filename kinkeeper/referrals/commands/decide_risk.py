"""A named person signs a risk assessment. Nothing here decides by itself (P11d)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.add_hazard import may_assess
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.models import RiskAssessment
from kinkeeper.referrals.queries.risks import hazards_of
from kinkeeper.rules.referrals import risk


@dataclass(frozen=True)
class Verdict:
    """What a person decided. `workers` are with the family at once."""

    outcome: str
    level: str
    workers: int
    apart_minutes: int
    review_on: date
    reasons: str
    entrance: str = ""
    conditions: str = ""
    advice: str = ""
    exception: str = ""


@trail.command
def decide_risk(
    *,
    assessment: RiskAssessment,
    verdict: Verdict,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> RiskAssessment:
    """
    Sign an assessment: a named person decides, for a reason.

    Refuses without a reason, without conditions where there should be some, with a
    review in the past, and to go on against R25 without exception and advice.
    """
    once_only.claim(once, by=by)
    may_assess(assessment.case, by)
    if assessment.decided_at is not None:
        raise trail.RefusedError("This assessment is decided already.")
    versions.advance(assessment, seen=version_seen)
    found = hazards_of(assessment)
    _check(verdict, found, clock.london(now).date())
    words = {
        "reasons": verdict.reasons,
        "entrance": verdict.entrance,
        "conditions": verdict.conditions,
        "advice": verdict.advice,
        "exception": verdict.exception,
    }
    assessment.seal({**assessment.unseal(), **words})
    assessment.outcome = verdict.outcome
    assessment.level = verdict.level
    assessment.workers = verdict.workers
    assessment.apart_minutes = verdict.apart_minutes
    assessment.review_on = verdict.review_on
    assessment.needs_two = risk.needs_two(found)
    assessment.decided_by, assessment.decided_at = by, now
    assessment.save()
    become_ready(assessment.case, now=now)
    obligations.refresh(case=assessment.case, now=now)
    trail.record(
        "risk.decided",
        about=assessment,
        by=by,
        case_key=assessment.case.key,
        detail={"outcome": verdict.outcome, "light": risk.light(found).value},
    )
    return assessment


def _check(verdict: Verdict, found: list[risk.Hazard], today: date) -> None:
    if not verdict.reasons.strip():
        raise trail.RefusedError("Say why, in a sentence.")
    if verdict.review_on <= today:
        raise trail.RefusedError("The day to look again must be in the future.")
    if verdict.outcome == RiskAssessment.Outcome.STOP:
        return
    conditional = verdict.outcome == RiskAssessment.Outcome.CONDITIONS
    if conditional and not verdict.conditions.strip():
        raise trail.RefusedError("Write down the conditions.")
    ruled = risk.may_go_on(
        found,
        supported=verdict.level == Case.Service.SUPPORTED,
        advice=verdict.advice,
        exception=verdict.exception,
    )
    if not ruled.allowed:
        raise trail.RefusedError(" ".join(reason.text for reason in ruled.reasons))
