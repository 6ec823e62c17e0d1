"""
A message reached somebody who must not have it.

Danger: each minute in which the link still works can take a report to a family's door.
So it is taken back and put on the register of breaches in one act, by whoever decides
about reports, and nobody has to remember the second part.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.models import SecureMessage
from kinkeeper.privacy.records.going_wrong import went_wrong


@trail.command
def say_misdirected(
    *,
    message: SecureMessage,
    words: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> str:
    """
    Take a message back and open a breach for it. Returns the number of the breach.

    Also for one that ran out, was taken back or was read: the breach stays a breach.
    Raises RefusedError without words.
    """
    form_once.claim(once, by=by)
    permissions.insist_may_decide(by)
    if not words.strip():
        raise RefusedError("Write down what happened.")
    case = message.release.case
    taken = SecureMessage.objects.filter(pk=message.pk, recalled_at=None).update(
        recalled_at=now, code_hash=""
    )
    if taken:
        trail.record("message.recalled", about=message, by=by, case_key=case.key)
    message.refresh_from_db()
    told = f"{message.release.reference}, {_opened(message)}. {words.strip()}"
    reference = went_wrong(case=case, words=told, by=by, now=now)
    trail.record(
        "message.misdirected",
        about=message,
        by=by,
        case_key=case.key,
        detail={"breach": reference},
    )
    return reference


def _opened(message: SecureMessage) -> str:
    if message.first_opened_at is None:
        return "not opened before it was taken back"
    return "opened before it was taken back"
