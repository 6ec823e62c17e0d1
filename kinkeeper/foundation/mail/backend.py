"""Django's own mail (sign-in codes, password resets) also goes through the outbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        now = clock.now()
        room = containers.shared("post-room", now=now)
        count = 0
        for message in email_messages:
            for to in message.to:
                outbox.write_letter(
                    container=room,
                    to=to,
                    subject=Subject.SIGN_IN,
                    body=str(message.body),
                    now=now,
                )
                count += 1
        return count
