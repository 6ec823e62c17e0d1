"""
Sending the second half of what opens a message, by another way than the first.

The link came by e-mail, so the code goes by text to the phone that was agreed, or is
read out by a person. Texts are counted, so that nobody who found a link can pester a
phone, and wrong codes are counted over the life of the message, not for each code.
"""

from datetime import datetime, timedelta
from secrets import randbelow

from django.db.models import F

from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disclosure import emails
from kinkeeper.privacy.disclosure.models import SecureMessage
from kinkeeper.privacy.disclosure.queries.messages import code_digest

BETWEEN_TEXTS = timedelta(minutes=1)


@trail.command
def send_code(*, message: SecureMessage, now: datetime) -> bool:
    """
    Text a fresh code to the agreed phone, and say whether that was done.

    Not done, and the page says the same either way: no phone was agreed, the last text
    is less than a minute old, five texts have gone, or the link no longer works.
    """
    to = str(message.unseal().get("code_to", ""))
    code = fresh_code()
    sent = bool(to) and _take_text(message, code, now)
    if sent:
        emails.write_code(message, to=to, code=code, now=now)
    trail.record(
        "message.code_sent" if sent else "message.code_not_sent",
        about=message,
        by=None,
        case_key=message.release.case.key,
    )
    return sent


def fresh_code() -> str:
    """Return six random figures."""
    return f"{randbelow(1_000_000):06d}"


def _take_text(message: SecureMessage, code: str, now: datetime) -> bool:
    """Count one text and keep the code's digest, unless a limit stands against it."""
    live = SecureMessage.objects.filter(
        pk=message.pk,
        recalled_at=None,
        expires_at__gt=now,
        opens_left__gt=0,
        codes_left__gt=0,
        code_tries_left__gt=0,
    ).exclude(code_sent_at__gt=now - BETWEEN_TEXTS)
    return bool(
        live.update(
            code_hash=code_digest(message, code),
            code_sent_at=now,
            codes_left=F("codes_left") - 1,
        )
    )
