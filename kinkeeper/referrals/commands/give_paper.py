"""
An adult of a family hands in a paper from their own pages.

Danger: it holds what one side alone may know. It stands under that side; the other side
is never told that it exists, not even by a number, a date or a refusal.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.cleaning import Clean
from kinkeeper.people.models import Correspondence, Party
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.attach_paper import keep, written_down
from kinkeeper.referrals.models import Attachment

MOST_UNSEEN = 20


@trail.command
def give_paper(
    *,
    party: Party,
    clean: Clean,
    kind: str,
    words: str = "",
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Attachment:
    """
    Keep a paper that a person in a family sent us. `clean`: from `files.cleaning`.

    Refuses for anybody but the person of this very part, and more than twenty of which
    nobody here has looked at one.
    """
    once_only.claim(once, by=by)
    case = party.case
    if party.account_id != by.pk or case.file_destroyed_on:
        raise trail.RefusedError("You can only send papers about your own family.")
    own = Attachment.objects.filter(case=case, side=party.side, added_by=by)
    if own.filter(is_new=True).count() >= MOST_UNSEEN:
        raise trail.RefusedError(
            "We have many papers from you to look at first. "
            "Please wait, or send the next one by post."
        )
    made = Attachment(
        container=case.container,
        case=case,
        side=party.side,
        kind=kind,
        is_new=True,
        added_at=now,
        added_by=by,
    )
    keep(made, clean, words, now)
    written_down(made, case, Correspondence.Partner.FAMILY, now)
    obligations.refresh(case=case, now=now)
    trail.record("paper.given", about=made, by=by, case_key=case.key)
    return made
