"""Dangers are written down one by one, before a person decides."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import RiskAssessment
from kinkeeper.referrals.queries.risks import newest


@trail.command
def add_hazard(
    *,
    case: Case,
    hazard: Mapping[str, Any],
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> RiskAssessment:
    """
    Write a danger into the assessment in hand; begin a version when there is none.

    A new version starts with the dangers of the last one, so that none is forgotten.
    """
    once_only.claim(once, by=by)
    may_assess(case, by)
    kept = newest(case)
    if kept is None or kept.decided_at is not None:
        kept = _next(case, after=kept, by=by, now=now)
    else:
        kept.version += 1
    told = kept.unseal()
    kept.seal({**told, "hazards": [*told.get("hazards", []), dict(hazard)]})
    kept.save()
    trail.record(
        "risk.hazard_added",
        about=kept,
        by=by,
        case_key=case.key,
        detail={"number": kept.number},
    )
    return kept


def may_assess(case: Case, by: Account) -> None:
    """Raise RefusedError when this person may not assess this family."""
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can assess risks.")
    if not case.is_open:
        raise trail.RefusedError("This case is not open.")


def _next(
    case: Case, *, after: RiskAssessment | None, by: Account, now: datetime
) -> RiskAssessment:
    made = RiskAssessment(
        container=case.container,
        case=case,
        number=after.number + 1 if after else 1,
        begun_at=now,
        begun_by=by,
    )
    made.seal({"hazards": after.unseal().get("hazards", []) if after else []})
    return made
