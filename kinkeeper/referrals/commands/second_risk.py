from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.referrals.commands.add_hazard import may_assess
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.models import RiskAssessment


@trail.command
def second_risk(
    *,
    assessment: RiskAssessment,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> RiskAssessment:
    """Sign a serious assessment as the second person, never as the first again."""
    once_only.claim(once, by=by)
    may_assess(assessment.case, by)
    if assessment.decided_at is None or assessment.is_signed:
        raise trail.RefusedError("This assessment does not wait for a signature.")
    if assessment.decided_by_id == by.pk:
        raise trail.RefusedError("Somebody else has to sign as the second person.")
    versions.advance(assessment, seen=version_seen)
    assessment.seconded_by, assessment.seconded_at = by, now
    assessment.save(update_fields=["seconded_by", "seconded_at"])
    become_ready(assessment.case, now=now)
    trail.record("risk.seconded", about=assessment, by=by, case_key=assessment.case.key)
    return assessment
