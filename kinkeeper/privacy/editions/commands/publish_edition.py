"""
Publishing an edition.

Danger: from its first day a published edition decides what is destroyed, and it is
never changed again. Nothing that is stored about anybody is touched here: no row of any
record is rewritten.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.comparison import compare
from kinkeeper.policy.edition import compile_edition
from kinkeeper.policy.rewriting import with_value
from kinkeeper.privacy.editions.commands.put_on_shelf import put_on_shelf
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_approve
from kinkeeper.privacy.editions.queries import standing

State = DraftEdition.State


@trail.command
def publish_edition(
    *,
    draft: DraftEdition,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> DraftEdition:
    """
    Publish an approved edition: its text, with today as the day of publishing.

    The row is committed first, then the file is written; the worker writes a file that
    is missing, so that a power cut between the two loses nothing. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if not may_approve(by):
        raise RefusedError("Only those who answer for the policy may publish it.")
    versions.advance(draft, seen=version_seen)
    if draft.state != State.APPROVED:
        raise RefusedError("Only an approved edition can be published.")
    today = clock.london(now).date()
    approved = compile_edition(draft.text.encode())
    text = with_value(draft.text, "edition", "published_on", today)
    new = compile_edition(text.encode())
    if compare(approved, new):
        raise RefusedError("The text is not the one that was approved.")
    for fault in standing.faults(new, today=today):
        raise RefusedError(fault)
    draft.text, draft.sha256 = text, sha256(text.encode()).hexdigest()
    draft.state, draft.published_by, draft.published_at = State.PUBLISHED, by, now
    draft.save()
    trail.record(
        "edition.published",
        about=draft,
        by=by,
        detail={
            "edition": draft.edition,
            "sha256": draft.sha256,
            "effective_from": draft.effective_from.isoformat(),
        },
    )
    transaction.on_commit(lambda: put_on_shelf(draft))
    return draft
