from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights import emails
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Complaint
from kinkeeper.privacy.rights.queries.concerning import Concerned


@trail.command
def open_complaint(  # noqa: PLR0913
    *,
    sort: str,
    words: str,
    channel: str,
    received_at: datetime,
    concerned: Concerned,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Complaint:
    """
    Put a complaint on the register, and on hold what it touches (C-8).

    Staff who handle requests may do it, and a family member for themselves. Raises
    RefusedError.
    """
    once_only.claim(once, by=by)
    opening.check_may_open(concerned, by)
    complaint = opening.opened(
        Complaint(
            sort=Complaint.Sort(sort),
            channel=channel,
            received_at=received_at,
        ),
        letters="CO",
        concerned=concerned,
        words=words,
        by=by,
        now=now,
    )
    opening.hold_for(complaint, Hold.Kind.COMPLAINT, by=by, now=now)
    if not by.is_team:
        emails.tell_handlers("complaints", now=now)
    opening.keep(complaint, now=now)
    opening.noted("complaint.opened", complaint, by, sort=str(complaint.sort))
    return complaint
