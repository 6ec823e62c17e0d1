from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.people.models.case import Case


class Assignment(models.Model):
    """A worker's need to know: which case, from which day to which day (inclusive)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments"
    )
    from_on = models.DateField()
    to_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="assignment_ends_after_it_begins",
                condition=models.Q(to_on__gte=models.F("from_on")),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                name="assignments_of_worker", fields=["account", "from_on", "to_on"]
            )
        ]

    def __str__(self) -> str:
        return f"Assignment {self.pk}"
