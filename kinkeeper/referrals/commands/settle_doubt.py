from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import AgreementDoubt


@trail.command
def settle_doubt(
    *,
    doubt: AgreementDoubt,
    answer: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """Write down what was said to an adult who asked. They can sign again after it."""
    once_only.claim(once, by=by)
    if not permissions.may_record_previsits(by):
        raise trail.RefusedError("Only a co-ordinator or manager can answer this.")
    if not answer.strip():
        raise trail.RefusedError("Write down what you said to them.")
    doubt.seal({**doubt.unseal(), "answer": answer.strip()})
    taken = AgreementDoubt.objects.filter(pk=doubt.pk, settled_at=None).update(
        settled_at=now, settled_by=by, sealed=doubt.sealed
    )
    if not taken:
        raise trail.RefusedError("Somebody has answered this already.")
    obligations.refresh(case=doubt.case, now=now)
    trail.record("agreement.doubt_settled", about=doubt, by=by, case_key=doubt.case.key)
