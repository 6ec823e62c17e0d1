"""What could go wrong for a family here, and what a named person decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class RiskAssessment(SealedRecord):
    """
    One version of a family's risk assessment. Never changed once it is decided.

    Sealed: `hazards` (rows), `entrance`, `conditions`, `reasons`, `advice`,
    `exception`. `needs_two` is what the rule said on the day; then it counts only when
    somebody else has signed too.
    """

    class Outcome(models.TextChoices):
        GO_ON = "GO_ON", "Go on"
        CONDITIONS = "CONDITIONS", "Go on, with conditions"
        STOP = "STOP", "Do not go on"

    case = models.ForeignKey(Case, models.CASCADE, related_name="risk_assessments")
    number = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    level = models.CharField(max_length=12, choices=Case.Service, blank=True)
    workers = models.PositiveSmallIntegerField(default=1)  # with this family at once
    apart_minutes = models.PositiveSmallIntegerField(default=15)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    needs_two = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    seconded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    seconded_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["case", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_assessment_of_a_number", fields=["case", "number"]
            ),
            models.UniqueConstraint(
                name="one_assessment_being_written",
                fields=["case"],
                condition=Q(decided_at=None),
            ),
            models.CheckConstraint(
                name="a_risk_decision_has_a_person",
                condition=Q(decided_at=None, decided_by=None, outcome="")
                | (
                    Q(decided_at__isnull=False, decided_by__isnull=False)
                    & ~Q(outcome="")
                ),
            ),
            models.CheckConstraint(
                name="two_people_sign_a_risk",
                condition=Q(seconded_by=None)
                | (Q(decided_by__isnull=False) & ~Q(seconded_by=F("decided_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"Risk assessment {self.key}"

    @property
    def is_signed(self) -> bool:
        """Tell whether everybody who has to sign has signed."""
        if self.decided_at is None:
            return False
        return self.seconded_at is not None or not self.needs_two
