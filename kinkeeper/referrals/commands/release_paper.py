"""
A named person lets a paper be opened although no virus scanner looked at it.

Danger: what was drawn anew can hardly harm, but a stranger made it. So one person says
why, and their name stays with it.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.commands.record_order import may_keep_orders
from kinkeeper.referrals.models import Attachment


@trail.command
def release_paper(
    *,
    attachment: Attachment,
    reason: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Attachment:
    """Let a paper be opened, for a reason. Refuses one that may be opened already."""
    once_only.claim(once, by=by)
    case = attachment.case
    if case is None:
        raise trail.RefusedError("This paper is on no family's file yet.")
    may_keep_orders(case, by)
    if not reason.strip():
        raise trail.RefusedError("Say why it may be opened.")
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if not attachment.waits:
        raise trail.RefusedError("This paper can be opened already.")
    if attachment.harmful:
        raise trail.RefusedError(
            "Our scanner found something harmful in it. It cannot be opened."
        )
    attachment.released_on = clock.london(now).date()
    attachment.released_by = by
    attachment.seal({**attachment.unseal(), "released_because": reason.strip()})
    attachment.save()
    trail.record("paper.released", about=attachment, by=by, case_key=case.key)
    return attachment
