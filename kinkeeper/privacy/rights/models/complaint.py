from typing import ClassVar

from django.db import models
from django.db.models import Q

from kinkeeper.privacy.rights.models.matter import Matter


class Complaint(Matter):
    """Somebody complains: about their information, about us, or to the regulator."""

    class Sort(models.TextChoices):
        DATA = "DATA", "About their information"
        SERVICE = "SERVICE", "About our service"
        REGULATOR = "REGULATOR", "A case of the regulator"

    class Outcome(models.TextChoices):
        UPHELD = "UPHELD", "They were right"
        PARTLY = "PARTLY", "They were right in part"
        NOT_UPHELD = "NOT_UPHELD", "We did as we should"
        WITHDRAWN = "WITHDRAWN", "Taken back"

    sort = models.CharField(max_length=9, choices=Sort)
    acknowledged_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    class Meta(Matter.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="complaint_closes_with_an_outcome",
                condition=Q(closed_on=None, outcome="")
                | Q(closed_on__isnull=False, acknowledged_on__isnull=False)
                & ~Q(outcome=""),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                name="complaints_not_acknowledged",
                fields=["received_at"],
                condition=Q(acknowledged_on=None),
            )
        ]
