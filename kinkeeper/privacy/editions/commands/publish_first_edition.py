"""
Publishing the first edition of a new centre.

Danger: from today it decides what is kept and what is destroyed. One person may do it,
because nobody's information is here yet and nobody was promised anything else; every
later edition needs a second person.
"""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.edition import DefectiveEditionError, compile_edition
from kinkeeper.policy.rewriting import with_value
from kinkeeper.privacy.editions.commands.put_on_shelf import put_on_shelf
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_approve
from kinkeeper.privacy.editions.queries import first_edition

State = DraftEdition.State


@trail.command
def publish_first_edition(
    *, draft: DraftEdition, by: Account, now: datetime, version_seen: int
) -> DraftEdition:
    """Publish the first edition: it counts from today. Raises RefusedError."""
    if not may_approve(by):
        raise RefusedError("Only those who answer for the policy may publish it.")
    versions.advance(draft, seen=version_seen)
    if not draft.is_first or draft.state not in (State.DRAFT, State.CHECKED):
        raise RefusedError("This is not the first edition of a new centre.")
    first_edition.refuse_if_promised()
    today = clock.london(now).date()
    text = with_value(draft.text, "edition", "published_on", today)
    text = with_value(text, "edition", "effective_from", today)
    try:
        compile_edition(text.encode())
    except DefectiveEditionError as error:
        raise RefusedError(error.defects[0]) from None
    draft.text, draft.sha256 = text, sha256(text.encode()).hexdigest()
    draft.effective_from = today
    draft.state, draft.published_by, draft.published_at = State.PUBLISHED, by, now
    draft.save()
    trail.record(
        "edition.published",
        about=draft,
        by=by,
        detail={"edition": draft.edition, "sha256": draft.sha256, "first": True},
    )
    transaction.on_commit(lambda: put_on_shelf(draft))
    return draft
