"""A family is looked at again, each side heard by itself; and how a case was closed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Party


class Review(SealedRecord):
    """
    One look at how it goes, due on a day, then decided by a named person.

    Sealed: `child` (the child's views), `workers` (facts of those who were there),
    `reasons`, `unheard` (why a side was not heard), `exception` (why longer than six
    months). `lapsed_on` when the case ended first.
    """

    class Step(models.TextChoices):
        STAY = "STAY", "Go on as it is"
        DOWN = "DOWN", "Step down: somebody is less close by"
        UP = "UP", "Step up: somebody is closer by"
        MOVE_ON = "MOVE_ON", "Move on: the time here ends"

    case = models.ForeignKey(Case, models.CASCADE, related_name="reviews")
    first_on = models.DateField()  # the first time together, from which it counts
    due_on = models.DateField(db_index=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    step = models.CharField(max_length=7, choices=Step, blank=True)
    service_before = models.CharField(max_length=12, blank=True)
    service_after = models.CharField(max_length=12, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    lapsed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-due_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_review_on_a_day",
                fields=["case", "due_on"],
                condition=Q(decided_at=None, lapsed_on=None),
            ),
            models.CheckConstraint(
                name="a_review_has_a_person",
                condition=Q(decided_at=None, decided_by=None, step="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(step="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.key}"

    @property
    def is_open(self) -> bool:
        return self.decided_at is None and self.lapsed_on is None


class ReviewTalk(SealedRecord):
    """
    What one side said at a review, alone. Sealed: `words`, `who_came`.

    Belongs to that side: the other never reads it, nor learns that it was (K3).
    """

    review = models.ForeignKey(Review, models.CASCADE, related_name="talks")
    case = models.ForeignKey(Case, models.CASCADE, related_name="review_talks")
    party = models.ForeignKey(Party, models.CASCADE, related_name="review_talks")
    held_on = models.DateField()
    began_at = models.TimeField()  # wall clock in London
    in_person = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["held_on", "began_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_talk_for_each_side", fields=["review", "party"]
            )
        ]

    def __str__(self) -> str:
        return f"Review talk {self.key}"


class ClosingList(SealedRecord):
    """What was seen to when a case closed. Sealed: `reason`, why it closed regardless.

    `missing` holds what nobody had seen to; then a manager closed it, with a reason.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="closing_lists")
    closed_on = models.DateField()
    checked = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Closing list {self.key}"
