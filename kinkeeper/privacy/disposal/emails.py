"""The letters of this engine: a neutral subject, and nothing about anybody."""

from datetime import datetime

from django.template.loader import render_to_string

from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.mail.outbox import write_letter
from kinkeeper.foundation.vault import containers


def write_checkpoint(*, to: str, checkpoint: str, now: datetime) -> None:
    """Queue the letter that carries a signed head of the log out of the house."""
    write_letter(
        container=containers.shared("post-room", now=now),
        to=to,
        subject=Subject.MESSAGE,
        body=render_to_string(
            "disposal/emails/checkpoint.txt", {"checkpoint": checkpoint}
        ),
        now=now,
    )
