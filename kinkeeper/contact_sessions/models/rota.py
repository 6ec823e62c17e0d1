"""Who works when, who is away, and who may not be with which family."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.contact_sessions.models.opening import Opening
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class Shift(models.Model):
    """A worker works an opening, from one day to another or for good."""

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="shifts")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["from_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="shift_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"Shift {self.pk}"


class Away(models.Model):
    """Days on which a worker does not come. We do not ask why."""

    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    from_on = models.DateField()
    to_on = models.DateField()

    class Meta:
        ordering: ClassVar = ["from_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="away_ends_after_it_begins", condition=Q(to_on__gte=F("from_on"))
            )
        ]

    def __str__(self) -> str:
        return f"Away {self.pk}"


class Conflict(SealedRecord):
    """A worker may not be with a family (R19). Sealed: `words`, for a manager alone."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="conflicts")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    declared_on = models.DateField()
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["declared_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_standing_conflict",
                fields=["case", "worker"],
                condition=Q(ended_on=None),
            )
        ]

    def __str__(self) -> str:
        return f"Conflict {self.key}"
