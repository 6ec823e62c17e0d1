"""
A manager throws a paper away that nobody here could open.

Danger: a paper may be evidence. So only one goes that still waits, never from a file on
which a hold lies or that is blocked, for a reason that stays with the family's file.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files import store
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.models import Correspondence
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.queries.holds import holds_on, stopping
from kinkeeper.privacy.records.queries.restrictions import insist_free
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Attachment

Partner = Correspondence.Partner


@trail.command
def throw_paper_away(
    *,
    attachment: Attachment,
    reason: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Destroy a paper that may not be opened, with its picture, at once.

    The reason is written among the calls and letters of its side. Raises RefusedError
    for a paper that could be opened, one under a hold, and without a reason.
    """
    once_only.claim(once, by=by)
    case = attachment.case
    if case is None:
        raise trail.RefusedError("This paper is on no family's file yet.")
    if not permissions.may_throw_papers_away(by):
        raise trail.RefusedError("Only a manager can destroy a paper.")
    case, today = obligations.locked(case), clock.london(now).date()
    insist_free(case, done="destroyed")
    paper = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
    if not paper.waits:
        raise trail.RefusedError(
            "Somebody could open this paper, so it is part of the file now."
        )
    if holds_on(case, trail.name_of(paper)).filter(stopping(today)).exists():
        raise trail.RefusedError("A hold lies on this file: nothing of it may go.")
    if not reason.strip():
        raise trail.RefusedError("Say why it is destroyed.")
    files = paper.files
    log_letter(
        case=case,
        side=paper.side,
        on=today,
        words=f"A paper that nobody had opened was destroyed: {reason.strip()}",
        partner=Partner.FAMILY if paper.side else Partner.PROFESSIONAL,
    )
    trail.record("paper.thrown_away", about=paper, by=by, case_key=case.key)
    paper.delete()
    store.erase_all(files)
    obligations.refresh(case=case, now=now)
