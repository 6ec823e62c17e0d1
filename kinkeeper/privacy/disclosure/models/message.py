from datetime import datetime
from typing import ClassVar

from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.privacy.disclosure.models.release import Release


class SecureMessage(SealedRecord):
    """What a recipient opens: a link by e-mail and a code by another way.

    Only hashes of link and code are kept. Sealed: `code_to` (where the code goes).
    """

    release = models.OneToOneField(Release, models.PROTECT, related_name="message")
    token_sha256 = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128, blank=True)
    code_sent_at = models.DateTimeField(null=True)
    codes_left = models.PositiveSmallIntegerField(default=5)
    code_tries_left = models.PositiveSmallIntegerField(default=5)
    expires_at = models.DateTimeField()
    opens_left = models.PositiveSmallIntegerField(default=5)
    first_opened_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_message_is_opened_before_it_runs_out",
                condition=models.Q(first_opened_at=None)
                | models.Q(first_opened_at__lt=models.F("expires_at")),
            )
        ]

    def is_live(self, now: datetime) -> bool:
        """Say whether the link still leads anywhere at `now`."""
        return (
            self.recalled_at is None and self.expires_at > now and self.opens_left > 0
        )

    def __str__(self) -> str:
        return f"Secure message {self.key}"
