from datetime import date

from django.db.models import F

from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.models import Draft
from kinkeeper.referrals.queries.drafts import draft_by_code


@trail.command
def open_draft(*, code: str, today: date) -> Draft | None:
    """Return the form that a return code opens; count the try against the others."""
    draft, missed = draft_by_code(code, today=today)
    Draft.objects.filter(pk__in=[each.pk for each in missed]).update(
        tries_left=F("tries_left") - 1
    )
    if draft is None:
        trail.record("draft.not_opened", about="draft", by=None)
    else:
        trail.record("draft.opened", about=draft, by=None)
    return draft
