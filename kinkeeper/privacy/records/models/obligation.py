"""How long each record is kept, and since when."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from kinkeeper.people.models import Case


class Obligation(models.Model):
    """What the policy promises about one record.

    A record that is kept for several reasons has a row for each; it goes when none of
    them runs any longer. A row stores the day its period is counted from and the row of
    the policy, never an end date: a changed period changes no row. Facts that change
    rewrite it in the same transaction.
    """

    class State(models.TextChoices):
        ACTIVE = "ACTIVE", "In use, the clock has not started"
        COUNTING = "COUNTING", "The clock runs"
        INDEFINITE = "INDEFINITE", "Kept without an end date"
        TRANSFER_REQUIRED = "TRANSFER_REQUIRED", "To be handed to a successor"
        NO_RULE = "NO_RULE", "No rule fits: a person must look"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    # Which record: model and key, as `trail.name_of` writes it.
    record = models.CharField(max_length=120)
    case = models.ForeignKey(
        Case, models.CASCADE, null=True, related_name="obligations"
    )
    title = models.CharField(max_length=80)
    # What people call it on paper: KK-0147, W-0012. Holds on a worker match it.
    reference = models.CharField(max_length=12, blank=True, db_index=True)
    state = models.CharField(max_length=17, choices=State)
    rule = models.CharField(max_length=6)
    # The row of the policy edition whose period counts (several rows share a rule).
    row = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField()
    trigger_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    via = models.JSONField(default=list)
    because = models.CharField(max_length=400)
    facts_sha256 = models.CharField(max_length=64)
    # The edition under which it was collected, or a later one to which everybody
    # concerned agreed (P14). A refresh never changes it.
    policy_version = models.CharField(max_length=20)
    refreshed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_obligation_of_a_record_in_a_row", fields=["record", "row"]
            ),
            models.CheckConstraint(
                name="a_running_clock_has_a_start",
                condition=~models.Q(state="COUNTING")
                | models.Q(trigger_on__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                name="obligations_by_clock",
                fields=["policy_version", "row", "trigger_on"],
            ),
            models.Index(name="obligations_by_review", fields=["review_on"]),
        ]

    def __str__(self) -> str:
        return f"Obligation {self.key}"
