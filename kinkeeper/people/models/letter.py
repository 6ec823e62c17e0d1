from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case


class Correspondence(SealedRecord):
    """A letter, call or e-mail about a case, received or sent. Sealed: `words`."""

    class Partner(models.TextChoices):
        PROFESSIONAL = "professional", "A professional"
        FAMILY = "family", "The family"

    case = models.ForeignKey(Case, models.CASCADE, related_name="correspondence")
    happened_on = models.DateField()
    partner = models.CharField(max_length=12, choices=Partner)
    side = models.CharField(max_length=8, blank=True)

    def __str__(self) -> str:
        return f"Correspondence {self.key}"
