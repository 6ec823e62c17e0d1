from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinkeeper.privacy.rights.models.matter import Matter


class Breach(Matter):
    """Information got lost, out, or into wrong hands (UK GDPR Articles 33 and 34).

    `received_at` is when it was noticed; the 72 hours count from `aware_at`, when we
    could be reasonably sure. Sealed besides: `why_regulator`, `why_people`.
    """

    class Told(models.TextChoices):
        UNDECIDED = "UNDECIDED", "Not decided"
        TOLD = "TOLD", "Told"
        NOT_NEEDED = "NOT_NEEDED", "Not told, with a reason"

    aware_at = models.DateTimeField()
    people_count = models.PositiveIntegerField(default=0)
    regulator = models.CharField(max_length=10, choices=Told, default=Told.UNDECIDED)
    regulator_told_at = models.DateTimeField(null=True)
    people = models.CharField(max_length=10, choices=Told, default=Told.UNDECIDED)
    people_told_at = models.DateTimeField(null=True)

    class Meta(Matter.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="breach_told_to_the_regulator_when",
                condition=Q(regulator="TOLD", regulator_told_at__isnull=False)
                | ~Q(regulator="TOLD") & Q(regulator_told_at=None),
            ),
            models.CheckConstraint(
                name="breach_told_to_the_people_when",
                condition=Q(people="TOLD", people_told_at__isnull=False)
                | ~Q(people="TOLD") & Q(people_told_at=None),
            ),
            models.CheckConstraint(
                name="breach_closes_when_both_are_decided",
                condition=Q(closed_on=None)
                | ~Q(regulator="UNDECIDED") & ~Q(people="UNDECIDED"),
            ),
            models.CheckConstraint(
                name="breach_is_told_after_it_is_known",
                condition=Q(regulator_told_at=None)
                | Q(regulator_told_at__gte=F("aware_at")),
            ),
        ]
