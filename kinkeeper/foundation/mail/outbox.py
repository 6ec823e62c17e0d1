"""Putting a letter or a text into the outbox, in the transaction of the command.

If the command is undone, so is the letter; if the machine stops, the row is still
there.
"""

from datetime import datetime

from kinkeeper.foundation.mail.models import Letter, Subject, Text
from kinkeeper.foundation.vault.models import Container


def write_letter(
    *, container: Container, to: str, subject: Subject, body: str, now: datetime
) -> Letter:
    """Queue an e-mail. `container` is what destroys it: the case, or the post room."""
    letter = Letter(
        container=container, subject=subject, queued_at=now, next_try_at=now
    )
    letter.seal({"to": to, "body": body})
    letter.save()
    return letter


def write_text(*, container: Container, to: str, body: str, now: datetime) -> Text:
    """Queue a text message."""
    text = Text(container=container, queued_at=now, next_try_at=now)
    text.seal({"to": to, "body": body})
    text.save()
    return text
