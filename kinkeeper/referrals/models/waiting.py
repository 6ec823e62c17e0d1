"""A family waits for a place."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class WaitingPlace(SealedRecord):
    """
    One wait of a family, from joining the list to its end.

    Sealed: `note` (what they told us about days), `reason` (why it goes first).
    `weekdays` are numbers from 0, Monday; an empty list means any day.
    """

    class Outcome(models.TextChoices):
        PLACED = "PLACED", "A time was planned"
        WITHDRAWN = "WITHDRAWN", "They do not want it any more"
        ELSEWHERE = "ELSEWHERE", "They went to another centre"
        ENDED = "ENDED", "The case has ended"

    case = models.ForeignKey(Case, models.CASCADE, related_name="waiting_places")
    joined_on = models.DateField()
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    weekdays = models.JSONField(default=list)
    court_on = models.DateField(null=True, blank=True)
    goes_first = models.BooleanField(default=False)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    told_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_wait_at_a_time", fields=["case"], condition=Q(ended_on=None)
            ),
            models.CheckConstraint(
                name="a_person_puts_first",
                condition=Q(goes_first=False) | Q(first_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_wait_ends_somehow",
                condition=Q(ended_on=None, outcome="")
                | (Q(ended_on__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Waiting place {self.key}"
