from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case


class Correspondence(SealedRecord):
    """A letter, call or e-mail about a case, received or sent.

    Sealed: `words`, and `who` it was with. It lies on one side of the wall, or on none:
    what a professional wrote is for the team.
    """

    class Partner(models.TextChoices):
        PROFESSIONAL = "professional", "A professional"
        FAMILY = "family", "The family"

    class Way(models.TextChoices):
        CALL = "CALL", "Phone call"
        LETTER = "LETTER", "Letter"
        EMAIL = "EMAIL", "Email"
        TEXT = "TEXT", "Text message"
        SPOKEN = "SPOKEN", "In person"

    class Direction(models.TextChoices):
        IN = "IN", "From them"
        OUT = "OUT", "From us"

    case = models.ForeignKey(Case, models.CASCADE, related_name="correspondence")
    happened_on = models.DateField()
    # Null: only the day is known.
    happened_at = models.DateTimeField(null=True)
    partner = models.CharField(max_length=12, choices=Partner)
    side = models.CharField(max_length=8, blank=True)
    way = models.CharField(max_length=6, choices=Way, blank=True)
    direction = models.CharField(max_length=3, choices=Direction, blank=True)
    # Null: the program wrote it down.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(name="letters_of", fields=["case", "happened_on"])]

    def __str__(self) -> str:
        return f"Correspondence {self.key}"
