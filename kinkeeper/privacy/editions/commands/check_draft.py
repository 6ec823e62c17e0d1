from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.edition import DefectiveEditionError, compile_edition
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_draft
from kinkeeper.privacy.editions.queries import standing

State = DraftEdition.State


@trail.command
def check_draft(
    *,
    draft: DraftEdition,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> DraftEdition:
    """
    Say that a draft is ready to be approved: it is whole, and may be published today.

    Raises RefusedError with the first thing that has to be put right.
    """
    once_only.claim(once, by=by)
    if not may_draft(by):
        raise RefusedError("Only those who write the policy may check a draft.")
    versions.advance(draft, seen=version_seen)
    if draft.state != State.DRAFT:
        raise RefusedError("Only a draft that is being written can be checked.")
    try:
        new = compile_edition(draft.text.encode())
    except DefectiveEditionError as error:
        raise RefusedError(error.defects[0]) from None
    for fault in standing.faults(new, today=clock.london(now).date()):
        raise RefusedError(fault)
    if not standing.changes(new):
        raise RefusedError("Nothing is changed, so there is nothing to publish.")
    draft.state, draft.checked_at = State.CHECKED, now
    draft.save(update_fields=["state", "checked_at"])
    trail.record("edition.checked", about=draft, by=by, detail={"sha256": new.sha256})
    return draft
