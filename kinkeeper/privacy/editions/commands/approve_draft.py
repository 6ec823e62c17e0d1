from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.edition import compile_edition
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_approve
from kinkeeper.privacy.editions.queries import standing

State = DraftEdition.State


@trail.command
def approve_draft(
    *,
    draft: DraftEdition,
    judgement: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> DraftEdition:
    """
    Agree to an edition that somebody else wrote.

    `judgement`: why the changes that count for all take nothing away from anybody;
    needed when the comparison cannot tell. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if not may_approve(by):
        raise RefusedError("Only those who answer for the policy may approve it.")
    versions.advance(draft, seen=version_seen)
    if draft.state != State.CHECKED:
        raise RefusedError("Only an edition that has been checked can be approved.")
    if draft.author_id == by.pk:
        raise RefusedError("Somebody else than its author has to approve an edition.")
    new = compile_edition(draft.text.encode())
    for fault in standing.faults(new, today=clock.london(now).date()):
        raise RefusedError(fault)
    judged = standing.to_judge(new)
    if judged and not judgement.strip():
        raise RefusedError("Say why these changes take nothing away from anybody.")
    draft.state, draft.approver, draft.approved_at = State.APPROVED, by, now
    draft.judgement = judgement.strip()
    draft.save()
    trail.record(
        "edition.approved",
        about=draft,
        by=by,
        detail={"sha256": new.sha256, "judged": [each.about for each in judged]},
    )
    return draft
