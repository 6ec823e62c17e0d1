"""Somebody looked at a record that does not end by itself (C-7, C-11, C-12)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kinkeeper.people.models import Case


class Look(models.Model):
    """
    One look at one record: it stays, it goes, or somebody else takes it over.

    A look that keeps a record moves the day of the next one. One that wants it gone
    decides nothing yet: two other people have to agree. The reason goes with the
    record, because it may name somebody.
    """

    class Outcome(models.TextChoices):
        KEEP = "KEEP", "Keep it"
        DESTROY = "DESTROY", "Destroy it, if two other people agree"
        SUCCESSOR = "SUCCESSOR", "Hand it to a successor"
        COUNCIL = "COUNCIL", "Hand it to the council"
        ARCHIVE = "ARCHIVE", "Hand it to an archive"
        RETURN = "RETURN", "Give it back to the body that it belongs to"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    record = models.CharField(max_length=120, db_index=True)
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=12, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome)
    # Who takes it over, or told us to destroy what is theirs: an organisation, never a
    # person. Empty when we decide alone.
    taken_by = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    looked_on = models.DateField()
    decided_by_id = models.BigIntegerField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="what_is_handed_over_goes_to_somebody",
                condition=Q(outcome="KEEP", taken_by="")
                | Q(outcome="DESTROY")
                | Q(outcome__in=["SUCCESSOR", "COUNCIL", "ARCHIVE", "RETURN"])
                & ~Q(taken_by=""),
            )
        ]
        ordering: ClassVar = ["decided_at", "pk"]

    def __str__(self) -> str:
        return f"Look {self.key}"
