from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import WaitingPlace


@trail.command
def put_first(
    *,
    waiting: WaitingPlace,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """Put a family before the others: a named person decides, for a reason (P11d)."""
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can decide this.")
    if not reason.strip():
        raise trail.RefusedError("Say why this family goes first.")
    if waiting.ended_on is not None:
        raise trail.RefusedError("This family does not wait any more.")
    versions.advance(waiting, seen=version_seen)
    waiting.seal({**waiting.unseal(), "reason": reason.strip()})
    waiting.goes_first, waiting.first_by = True, by
    waiting.save(update_fields=["sealed", "goes_first", "first_by"])
    obligations.refresh(case=waiting.case, now=now)
    trail.record("waiting.put_first", about=waiting, by=by, case_key=waiting.case.key)
