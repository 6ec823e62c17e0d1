from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.accept_referral import may_still_decide
from kinkeeper.referrals.models import Decision


@trail.command
def propose_decline(
    *,
    case: Case,
    ground: str,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Decision:
    """
    Propose not to offer a place. Nothing happens until a second person agrees.

    `ground` is counted and one of the model's; `reason` is sealed. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    may_still_decide(case, by)
    if ground not in Decision.Ground.values:
        raise trail.RefusedError("Choose why.")
    if not reason.strip():
        raise trail.RefusedError("Say why, in a sentence.")
    if Decision.objects.filter(case=case).exists():
        raise trail.RefusedError("A second person is looking at this already.")
    versions.advance(case, seen=version_seen)
    decision = Decision(
        container=case.container,
        case=case,
        outcome=Decision.Outcome.DECLINE,
        ground=ground,
        service=case.service,
        decided_by=by,
        decided_at=now,
    )
    decision.seal({"reason": reason})
    decision.save()
    trail.record("referral.decline_proposed", about=case, by=by, case_key=case.key)
    return decision
