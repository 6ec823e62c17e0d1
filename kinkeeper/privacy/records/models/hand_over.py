"""Records that somebody else keeps from now on (C-11)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q


class HandOver(models.Model):
    """
    One sealed package for one organisation: what was in it, and that it arrived.

    The package itself is not kept, and neither is its key. What stays are numbers and
    digests: no names. `taken_by` is an organisation, never a person.
    """

    class State(models.TextChoices):
        MADE = "MADE", "Package made"
        RECEIVED = "RECEIVED", "They have it"
        VOID = "VOID", "Did not arrive"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    # As a look names it: to a successor, to the council, to an archive.
    outcome = models.CharField(max_length=9)
    taken_by = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State, default=State.MADE)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    package_sha256 = models.CharField(max_length=64)
    package_bytes = models.PositiveBigIntegerField()
    received_on = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by_id = models.BigIntegerField(null=True)
    void_why = models.CharField(max_length=300, blank=True)
    signature = models.BinaryField(default=b"")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hand_over_is_received_on_a_day_and_signed",
                condition=Q(state="RECEIVED", received_on__isnull=False)
                & ~Q(signature=b"")
                | ~Q(state="RECEIVED") & Q(received_on=None),
            ),
            models.CheckConstraint(
                name="hand_over_is_settled_by_somebody",
                condition=Q(state="MADE", settled_at=None, settled_by_id=None)
                | ~Q(state="MADE")
                & Q(settled_at__isnull=False, settled_by_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Hand-over {self.reference}"


class HandedOver(models.Model):
    """One record in a package, and the digest of all that the package holds of it."""

    hand_over = models.ForeignKey(HandOver, models.CASCADE, related_name="records")
    record = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    reference = models.CharField(max_length=12, blank=True)
    content_sha256 = models.CharField(max_length=64)
    # Not in this package any more: it did not arrive, or the record changed since.
    is_void = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_record_is_in_one_package",
                fields=["record"],
                condition=Q(is_void=False),
            )
        ]

    def __str__(self) -> str:
        return f"Handed over {self.pk}"
