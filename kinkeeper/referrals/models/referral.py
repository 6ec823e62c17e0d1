"""What each side told us, and what a named person decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Party


class Referral(models.Model):
    """The arrival of a family: one for each case."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="referral")
    received_at = models.DateTimeField()
    read_by_on = models.DateField()

    def __str__(self) -> str:
        return f"Referral {self.pk}"


class SideForm(SealedRecord):
    """One side's own form, as it was sent. Sealed: `answers`. Never changed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="side_forms")
    party = models.OneToOneField(Party, models.CASCADE, related_name="side_form")
    side = models.CharField(max_length=8)
    sent_at = models.DateTimeField()
    notice_version = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_form_for_each_side", fields=["case", "side"]
            )
        ]

    def __str__(self) -> str:
        return f"Side form {self.key}"


class Decision(SealedRecord):
    """A named person's decision on a referral. Sealed: `reason`, `funder`.

    To decline takes two people: the row is a proposal until a second one agrees.
    """

    class Outcome(models.TextChoices):
        ACCEPT = "ACCEPT", "Offer a place"
        DECLINE = "DECLINE", "We cannot offer a place"

    class Ground(models.TextChoices):
        """Why no place was offered, in words that may be counted."""

        ROOM = "ROOM", "We have no room"
        SERVICE = "SERVICE", "They need what we do not offer"
        SAFETY = "SAFETY", "We cannot keep everybody safe"
        UNWILLING = "UNWILLING", "One side does not want it"
        OTHER = "OTHER", "Something else"

    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=7, choices=Outcome)
    # Empty for a place, and for a refusal from before it was asked.
    ground = models.CharField(max_length=9, choices=Ground, blank=True)
    service = models.CharField(max_length=12)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="two_people_decline",
                condition=models.Q(agreed_by=None, agreed_at=None)
                | (
                    models.Q(agreed_by__isnull=False, agreed_at__isnull=False)
                    & ~models.Q(agreed_by=models.F("decided_by"))
                ),
            ),
            models.UniqueConstraint(
                name="one_decision_of_a_kind", fields=["case", "outcome"]
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.key}"
