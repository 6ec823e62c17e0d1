from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.people.models.person import Person


class PersonMatch(models.Model):
    """
    What somebody decided about two people who may be one.

    Merged: all that hung on `gone` hangs on `kept`; `moved` names each row, so that it
    can be taken apart again exactly. Nothing is copied from one to the other.
    """

    class State(models.TextChoices):
        APART = "APART", "Two people"
        MERGED = "MERGED", "One person"
        UNDONE = "UNDONE", "Taken apart again"

    class Reason(models.TextChoices):
        SAID = "SAID", "They told us themselves"
        PAPER = "PAPER", "A paper shows it"
        KNOWN = "KNOWN", "A worker knows them"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kept = models.ForeignKey(Person, models.CASCADE, related_name="+")
    gone = models.ForeignKey(Person, models.CASCADE, related_name="+")
    state = models.CharField(max_length=6, choices=State)
    reason = models.CharField(max_length=5, choices=Reason)
    # Numbers of rows by table and field: what hung on each of them at the merge.
    stayed = models.JSONField(default=dict)
    moved = models.JSONField(default=dict)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-decided_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_match_is_of_two", condition=~Q(kept=F("gone"))
            ),
            models.UniqueConstraint(
                name="one_living_merge_of_a_person",
                fields=["gone"],
                condition=Q(state="MERGED"),
            ),
        ]

    def __str__(self) -> str:
        return f"Match {self.key}"
