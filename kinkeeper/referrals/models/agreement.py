"""The rules of the centre, version by version, and each adult's own signed copy."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Party


class AgreementText(models.Model):
    """One version that the centre wrote. Version 1 is in `rules.referrals.agreement`.

    `parts` are pairs of title and words. Never changed: a new version takes its place.
    """

    number = models.PositiveSmallIntegerField(unique=True)
    parts = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="the_first_version_is_ours", condition=Q(number__gt=1)
            )
        ]

    def __str__(self) -> str:
        return f"Agreement {self.number}"


class SignedAgreement(SealedRecord):
    """
    One adult's own copy of one version. Never changed.

    Sealed: `name` as it was written, `parts` as they were read. Belongs to that side
    alone: the other never learns whether or when it was signed (K3).
    """

    class Way(models.TextChoices):
        PORTAL = "PORTAL", "In the portal"
        PAPER = "PAPER", "On paper, seen by us"

    case = models.ForeignKey(Case, models.CASCADE, related_name="signed_agreements")
    party = models.ForeignKey(Party, models.CASCADE, related_name="signed_agreements")
    number = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=6, choices=Way)
    signed_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_signature_a_day", fields=["party", "number", "signed_on"]
            )
        ]

    def __str__(self) -> str:
        return f"Signed agreement {self.key}"


class AgreementDoubt(SealedRecord):
    """
    An adult does not agree with something, or asks what it means.

    Sealed: `words`, and `answer` once somebody has spoken with them. It stops signing
    in the portal until then. Belongs to that side alone.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="agreement_doubts")
    party = models.ForeignKey(Party, models.CASCADE, related_name="agreement_doubts")
    number = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_doubt",
                fields=["party"],
                condition=Q(settled_at=None),
            ),
            models.CheckConstraint(
                name="a_settled_doubt_has_a_person",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Doubt {self.key}"
