from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_approve, may_draft

State = DraftEdition.State


@trail.command
def withdraw_draft(
    *,
    draft: DraftEdition,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> DraftEdition:
    """Give up an edition that is not published. Raises RefusedError otherwise."""
    once_only.claim(once, by=by)
    if not (may_draft(by) or may_approve(by)):
        raise RefusedError("Only those who write the policy may withdraw a draft.")
    versions.advance(draft, seen=version_seen)
    if draft.state in (State.PUBLISHED, State.WITHDRAWN):
        raise RefusedError("A published edition stays for ever. Publish a newer one.")
    draft.state = State.WITHDRAWN
    draft.save(update_fields=["state"])
    trail.record(
        "edition.withdrawn", about=draft, by=by, detail={"on": now.date().isoformat()}
    )
    return draft
