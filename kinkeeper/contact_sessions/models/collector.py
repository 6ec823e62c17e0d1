"""Who may collect a family's children, besides the adult they live with (R7)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class Collector(SealedRecord):
    """
    Somebody on the list. For staff alone: neither side is shown it.

    Sealed: `name`, `related` (how to the child), `word` (agreed, said at the door).
    """

    class Basis(models.TextChoices):
        RESIDENT = "RESIDENT", "The adult the child lives with asked for it"
        BOTH = "BOTH", "Both sides agreed in writing"
        ORDER = "ORDER", "A court order says so"
        COUNCIL = "COUNCIL", "The social worker agreed in writing"

    case = models.ForeignKey(Case, models.CASCADE, related_name="collectors")
    basis = models.CharField(max_length=8, choices=Basis)
    from_on = models.DateField()
    # The last day; null while it goes on.
    to_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["from_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="collector_ends_after_the_day_before",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"Collector {self.key}"
