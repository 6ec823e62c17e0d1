"""A disposal review: what is proposed, who agreed, what became of it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kinkeeper.people.models import Case


class Batch(models.Model):
    """The records that one night's sweep proposed together."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    proposed_on = models.DateField()

    def __str__(self) -> str:
        return f"Disposal review {self.reference}"


class Item(models.Model):
    """One record in a review. Holds no names: rule, dates, reference."""

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", "Waiting for two people"
        APPROVED = "APPROVED", "Agreed, cooling off"
        STOPPED = "STOPPED", "Taken out"
        DISPOSED = "DISPOSED", "Disposed of"

    class Ground(models.TextChoices):
        ENDED = "ENDED", "Its period is over"
        LOOK = "LOOK", "Somebody looked at it and wants it gone"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    ground = models.CharField(max_length=5, choices=Ground, default=Ground.ENDED)
    # Who wants it gone, after a look. This person cannot agree as well.
    prepared_by_id = models.BigIntegerField(null=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="+")
    record = models.CharField(max_length=120, db_index=True)
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=12)
    rule = models.CharField(max_length=6)
    row = models.CharField(max_length=60)
    policy_version = models.CharField(max_length=20)
    trigger_on = models.DateField()
    eligible_from = models.DateField()
    dispose_by = models.DateField()
    facts_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    approved_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=300, blank=True)
    disposed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_proposal_of_a_record",
                fields=["record"],
                condition=Q(state__in=["PROPOSED", "APPROVED"]),
            ),
            models.CheckConstraint(
                name="item_approved_at",
                condition=~Q(state__in=["APPROVED", "DISPOSED"])
                | Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="somebody_looked_and_wants_it_gone",
                condition=Q(ground="ENDED", prepared_by_id=None)
                | Q(ground="LOOK", prepared_by_id__isnull=False),
            ),
            models.CheckConstraint(
                name="item_disposed_at",
                condition=Q(state="DISPOSED", disposed_at__isnull=False)
                | (~Q(state="DISPOSED") & Q(disposed_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Disposal item {self.key}"


class Approval(models.Model):
    """One person's yes to one item. Two different people are needed (C-15)."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="approvals")
    by_id = models.BigIntegerField()
    approved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_yes_for_each_person", fields=["item", "by_id"]
            )
        ]

    def __str__(self) -> str:
        return f"Approval {self.pk}"
