from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.models import SecureMessage


@trail.command
def recall_message(
    *, message: SecureMessage, by: Account, now: datetime, once: UUID | None = None
) -> SecureMessage:
    """Take a message back: from now on its link leads nowhere.

    What was opened before cannot be taken back; the log says when that was.
    Raises RefusedError if it was taken back already.
    """
    form_once.claim(once, by=by)
    permissions.insist_may_decide(by)
    taken = SecureMessage.objects.filter(pk=message.pk, recalled_at=None).update(
        recalled_at=now, code_hash=""
    )
    if not taken:
        raise RefusedError("This message was taken back already.")
    message.recalled_at, message.code_hash = now, ""
    trail.record(
        "message.recalled", about=message, by=by, case_key=message.release.case.key
    )
    return message
