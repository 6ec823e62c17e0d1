from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.rewriting import with_value, with_value_or_new
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_draft
from kinkeeper.privacy.editions.queries import standing

State = DraftEdition.State


@trail.command
def begin_draft(
    *, by: Account, now: datetime, once: UUID | None = None
) -> DraftEdition:
    """
    Begin a new edition from the text of the last published one.

    It gets a version and a first day that leave time to tell people (PV-6). Raises
    RefusedError when the person may not, or when another draft is open.
    """
    once_only.claim(once, by=by)
    if not may_draft(by):
        raise RefusedError("Only those who write the policy may begin a new edition.")
    open_drafts = DraftEdition.objects.exclude(
        state__in=[State.PUBLISHED, State.WITHDRAWN]
    )
    if open_drafts.exists():
        raise RefusedError("There is a draft already. Finish it or withdraw it first.")
    before, today = standing.last_published(), clock.london(now).date()
    version, first_day = standing.next_version(today)
    text = before.content.decode()
    text = with_value(text, "edition", "version", version)
    text = with_value(text, "edition", "published_on", today)
    text = with_value(text, "edition", "effective_from", first_day)
    text = with_value_or_new(text, "edition", "supersedes", before.version)
    draft = DraftEdition.objects.create(
        edition=version,
        began_from=before.version,
        text=text,
        effective_from=first_day,
        author=by,
        begun_at=now,
    )
    trail.record("edition.begun", about=draft, by=by, detail={"edition": version})
    return draft
