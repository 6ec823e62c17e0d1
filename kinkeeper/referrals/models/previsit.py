from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Party


class PreVisit(SealedRecord):
    """One side's visit before the first session. Sealed: `checklist`, `notes`.

    Each side comes alone. The agreement is signed here, each adult a copy of their own.
    """

    class Outcome(models.TextChoices):
        PROCEED = "PROCEED", "Go on"
        MORE = "MORE", "We need more first"
        STOP = "STOP", "Not suitable"

    case = models.ForeignKey(Case, models.CASCADE, related_name="previsits")
    party = models.ForeignKey(Party, models.CASCADE, related_name="previsits")
    held_on = models.DateField()
    began_at = models.TimeField()  # wall clock in London
    outcome = models.CharField(max_length=7, choices=Outcome)
    identity_seen = models.BooleanField(default=False)
    # What the gate asks: that it was written down, never what was said.
    names_collectors = models.BooleanField(default=False)
    tells_health = models.BooleanField(default=False)
    agreement_version = models.CharField(max_length=20, blank=True)
    agreement_signed_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_previsit_a_side_a_day", fields=["party", "held_on"]
            )
        ]

    def __str__(self) -> str:
        return f"Pre-visit {self.key}"

    @property
    def asks_for_collectors(self) -> bool:
        """The adult the child lives with says who brings and collects it."""
        return self.party.side == Party.Side.RESIDENT

    @property
    def leaves_open(self) -> bool:
        """Something that the first session waits for was not written down."""
        unnamed = self.asks_for_collectors and not self.names_collectors
        return unnamed or not self.tells_health
