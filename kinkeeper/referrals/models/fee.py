"""Who pays for a family's time here, as they agreed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class FeeArrangement(SealedRecord):
    """
    Somebody said yes to paying, or nobody has to. The newest one counts.

    Sealed: `words` (who pays which part, and what they said yes to). It tells one side
    about the other, so no page of a family shows it.
    """

    class Payer(models.TextChoices):
        PRIVATE = "private", "The family"
        LOCAL_AUTHORITY = "local_authority", "The council"
        CAFCASS = "cafcass", "Cafcass"
        LEGAL_AID = "legal_aid", "Legal aid"
        CHARITY = "charity", "A charity or a grant"
        NOBODY = "none", "Nobody: it is free for this family"

    case = models.ForeignKey(Case, models.CASCADE, related_name="fee_arrangements")
    payer = models.CharField(max_length=16, choices=Payer)
    agreed_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"Fee arrangement {self.key}"
