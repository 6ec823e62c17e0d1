from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.referrals.commands.add_hazard import may_assess
from kinkeeper.referrals.models import RiskAssessment


@trail.command
def remove_hazard(
    *,
    assessment: RiskAssessment,
    place: int,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> RiskAssessment:
    """
    Take a danger off the assessment in hand, because it is no danger any more.

    `place` counts from 0 in the version seen. What was taken off, by whom and why,
    stays on file. Refuses once somebody has decided.
    """
    once_only.claim(once, by=by)
    may_assess(assessment.case, by)
    if assessment.decided_at is not None:
        raise trail.RefusedError("This assessment is decided. Begin a new version.")
    if not why.strip():
        raise trail.RefusedError("Say why it is no danger any more.")
    versions.advance(assessment, seen=version_seen)
    told = assessment.unseal()
    hazards = list(told.get("hazards", []))
    if not 0 <= place < len(hazards):
        raise trail.RefusedError("This danger is not on the list.")
    gone = hazards.pop(place)
    taken = {"hazard": gone, "why": why.strip(), "by": by.pk, "at": now.isoformat()}
    off = [*told.get("taken_off", []), taken]
    assessment.seal({**told, "hazards": hazards, "taken_off": off})
    assessment.save(update_fields=["sealed"])
    trail.record(
        "risk.hazard_removed",
        about=assessment,
        by=by,
        case_key=assessment.case.key,
        detail={"number": assessment.number},
    )
    return assessment
