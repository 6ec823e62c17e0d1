from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.commands.send_code import fresh_code
from kinkeeper.privacy.disclosure.models import SecureMessage
from kinkeeper.privacy.disclosure.queries.messages import code_digest

TRIES = 5
TEXTS = 5


@trail.command
def read_code_out(
    *, message: SecureMessage, by: Account, now: datetime, once: UUID | None = None
) -> str:
    """Make a fresh code for somebody on the phone, whose voice or answers staff know.

    Gives five new tries. Raises RefusedError if the message can no longer be opened.
    """
    form_once.claim(once, by=by)
    permissions.insist_may_decide(by)
    code = fresh_code()
    made = SecureMessage.objects.filter(
        pk=message.pk, recalled_at=None, expires_at__gt=now, opens_left__gt=0
    ).update(
        code_hash=code_digest(message, code),
        code_sent_at=now,
        code_tries_left=TRIES,
        codes_left=TEXTS,
    )
    if not made:
        raise RefusedError("This message can no longer be opened.")
    trail.record(
        "message.code_read_out",
        about=message,
        by=by,
        case_key=message.release.case.key,
    )
    return code
