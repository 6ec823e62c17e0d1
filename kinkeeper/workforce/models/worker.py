"""Who works here, paid or not, and from when to when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import SealedRecord


class Worker(SealedRecord):
    """Somebody who works here. Their file is one record with one key (P9a, C-1).

    Sealed: `name`, `email`, `phone`, `address`, `next_of_kin`, `born_on`. When the file
    is destroyed the row stays as a stub, reference and engagements only, until no other
    record about the person hangs on it.
    """

    class Sort(models.TextChoices):
        STAFF = "STAFF", "Staff"
        VOLUNTEER = "VOLUNTEER", "Volunteer"
        TRUSTEE = "TRUSTEE", "Trustee"

    reference = models.CharField(max_length=12, unique=True)
    sort = models.CharField(max_length=9, choices=Sort)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="worker"
    )
    opened_on = models.DateField()
    file_destroyed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Worker {self.reference}"

    @property
    def has_file(self) -> bool:
        return self.file_destroyed_on is None


class Engagement(models.Model):
    """A time of paid or voluntary work, both days included. The last end counts."""

    class Kind(models.TextChoices):
        PAID = "paid", "Paid"
        VOLUNTEER = "volunteer", "Unpaid"

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="engagements")
    kind = models.CharField(max_length=9, choices=Kind)
    position = models.CharField(max_length=80)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["from_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="engagement_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"Engagement {self.pk}"
