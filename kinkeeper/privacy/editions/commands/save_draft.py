from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.edition import DefectiveEditionError, document_in
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_draft
from kinkeeper.privacy.editions.queries import standing

State = DraftEdition.State


@trail.command
def save_draft(
    *,
    draft: DraftEdition,
    text: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> DraftEdition:
    """
    Keep another text of a draft. It has to be checked again afterwards.

    Whoever changes the text is its author, so that nobody approves their own words.
    Raises RefusedError for a text that cannot be read, and StaleError.
    """
    once_only.claim(once, by=by)
    if not may_draft(by):
        raise RefusedError("Only those who write the policy may change a draft.")
    versions.advance(draft, seen=version_seen)
    if draft.state not in (State.DRAFT, State.CHECKED):
        raise RefusedError("This edition can no longer be changed.")
    text = text.replace("\r\n", "\n")
    try:
        header = document_in(text.encode()).edition
    except DefectiveEditionError as error:
        raise RefusedError(str(error)) from None
    if not standing.VERSION.fullmatch(header.version):
        raise RefusedError("The version must be a year and a month, such as 2027-03.")
    draft.text, draft.edition = text, header.version
    draft.effective_from = header.effective_from
    draft.state, draft.checked_at = State.DRAFT, None
    draft.author = by
    draft.save()
    trail.record(
        "edition.changed", about=draft, by=by, detail={"on": now.date().isoformat()}
    )
    return draft
