from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy.rewriting import with_value
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.permissions import may_draft
from kinkeeper.privacy.editions.queries import first_edition, standing


@trail.command
def begin_first_edition(*, by: Account, now: datetime) -> DraftEdition:
    """
    Begin the first edition of a new centre from the text that came with the program.

    It takes the place of that text, under its version. Raises RefusedError when anybody
    was promised something already: then it is a change, and two people make it.
    """
    if not may_draft(by):
        raise RefusedError("Only those who write the policy may begin an edition.")
    first_edition.refuse_if_promised()
    before, today = standing.last_published(), clock.london(now).date()
    text = before.content.decode()
    text = with_value(text, "edition", "published_on", today)
    text = with_value(text, "edition", "effective_from", today)
    draft = DraftEdition.objects.create(
        edition=before.version,
        began_from=before.version,
        text=text,
        effective_from=today,
        is_first=True,
        author=by,
        begun_at=now,
    )
    trail.record("edition.begun", about=draft, by=by, detail={"edition": draft.edition})
    return draft
