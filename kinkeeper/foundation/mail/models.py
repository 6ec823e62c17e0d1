"""The outbox: what has to leave, and what became of it."""

from typing import ClassVar

from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord


class Subject(models.TextChoices):
    """All subjects there are. None names the service, a person or a place."""

    MESSAGE = "MESSAGE", "You have a new message"
    APPOINTMENT = "APPOINTMENT", "Your appointment"
    DETAILS = "DETAILS", "Please check your details"
    SIGN_IN = "SIGN_IN", "Your sign-in"


class Outgoing(SealedRecord):
    """One thing to send. Address and words are sealed, and wiped once it is sent."""

    class State(models.TextChoices):
        QUEUED = "QUEUED", "Waiting to be sent"
        SENDING = "SENDING", "Being sent"
        SENT = "SENT", "Sent"
        GAVE_UP = "GAVE_UP", "Could not be sent"
        RECALLED = "RECALLED", "Taken back before it was sent"

    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_fault = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        indexes: ClassVar = [
            models.Index(
                name="%(class)s_due",
                fields=["next_try_at"],
                condition=models.Q(state__in=["QUEUED", "SENDING"]),
            )
        ]


class Letter(Outgoing):
    """An e-mail. Sealed: `to` and `body`. The body holds a link, never a record."""

    subject = models.CharField(max_length=12, choices=Subject)

    class Meta(Outgoing.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="letter_sent_at",
                condition=models.Q(state="SENT", sent_at__isnull=False)
                | (~models.Q(state="SENT") & models.Q(sent_at=None)),
            )
        ]

    def __str__(self) -> str:
        return f"Letter {self.key}"


class Text(Outgoing):
    """A text message. Sealed: `to` and `body`."""

    class Meta(Outgoing.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="text_sent_at",
                condition=models.Q(state="SENT", sent_at__isnull=False)
                | (~models.Q(state="SENT") & models.Q(sent_at=None)),
            )
        ]

    def __str__(self) -> str:
        return f"Text {self.key}"
