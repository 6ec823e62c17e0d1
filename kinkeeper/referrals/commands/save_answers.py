from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.commands.begin_draft import DRAFT_DAYS
from kinkeeper.referrals.models import Draft
from kinkeeper.referrals.queries.drafts import answers_of


class DraftGoneError(trail.RefusedError):
    """The form was sent, or its days ran out."""

    def __init__(self) -> None:
        super().__init__("This form is not open any more. Start again, or call us.")


@trail.command
def save_answers(*, draft: Draft, step: str, answers: Any, now: datetime) -> Draft:
    """Keep the answers of one page and count the 14 days from today again."""
    draft = locked(draft)
    draft.seal({"answers": {**answers_of(draft), step: answers}})
    draft.changed_at = now
    draft.expires_on = clock.london(now).date() + timedelta(days=DRAFT_DAYS)
    draft.version = draft.version + 1
    draft.save()
    trail.record("draft.saved", about=draft, by=None, detail={"page": step})
    return draft


def locked(draft: Draft) -> Draft:
    """Return the draft as it is now. Raises DraftGoneError when it is not there."""
    moved = Draft.objects.filter(pk=draft.pk).update(version=F("version"))
    if not moved:
        raise DraftGoneError
    return Draft.objects.select_related("container", "invitation__case").get(
        pk=draft.pk
    )
