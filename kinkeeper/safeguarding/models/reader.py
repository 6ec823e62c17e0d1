"""Who else reads a concern: named people for good, others for an hour in need."""

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.safeguarding.models.concern import Concern


class Named(models.Model):
    """Somebody who was named to read and decide a restricted concern."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="named")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="named_once_at_a_time",
                fields=["concern", "account"],
                condition=models.Q(until_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"Named {self.pk}"


class Opening(SealedRecord):
    """Somebody opened a concern in need. Sealed: `why`, with the concern's key."""

    class Reason(models.TextChoices):
        SESSION = "SESSION", "The family is here now"
        DANGER = "DANGER", "Somebody may be in danger"
        ASKED = "ASKED", "The safeguarding lead asked me to"
        OUTSIDE = "OUTSIDE", "Police or a social worker ask now"
        AWAY = "AWAY", "The lead cannot be reached"
        OTHER = "OTHER", "Something else"

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="openings")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=7, choices=Reason)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(name="openings_of_one", fields=["account", "until"])]

    def __str__(self) -> str:
        return f"Opening {self.pk}"
