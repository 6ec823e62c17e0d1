from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.contact_sessions.models.session import OBSERVED, Session
from kinkeeper.foundation.vault.models import SealedRecord


class Note(SealedRecord):
    """One line of what a supervisor saw or heard. Sealed: `words`, `who`.

    In a supported session there are none: the column refuses it, and a trigger makes
    sure that the column tells the truth about the session (domain R1).
    """

    class How(models.TextChoices):
        SAW = "SAW", "I saw"
        HEARD = "HEARD", "I heard"
        TOLD = "TOLD", "I was told"

    class Category(models.TextChoices):
        ARRIVAL = "ARRIVAL", "Arrival"
        GREETING = "GREETING", "Greeting"
        PLAY = "PLAY", "Play"
        CARE = "CARE", "Care and food"
        AFFECTION = "AFFECTION", "Affection"
        GUIDANCE = "GUIDANCE", "Guidance"
        CHILD_WORDS = "CHILD_WORDS", "The child’s words"
        ADULT_WORDS = "ADULT_WORDS", "The adult’s words"
        DISTRESS = "DISTRESS", "Upset"
        INTERVENTION = "INTERVENTION", "We stepped in"
        RULES = "RULES", "Rules"
        FAREWELL = "FAREWELL", "Goodbye"
        AFTER = "AFTER", "Afterwards"

    session = models.ForeignKey(Session, models.PROTECT, related_name="notes")
    service = models.CharField(max_length=12)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    how = models.CharField(max_length=5, choices=How)
    category = models.CharField(max_length=12, choices=Category)
    is_quote = models.BooleanField(default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    # A later wording stands beside the earlier one, never in its place.
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="amendments"
    )

    class Meta:
        ordering: ClassVar = ["happened_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="only_observed_sessions_have_notes",
                condition=models.Q(service__in=OBSERVED),
            )
        ]

    def __str__(self) -> str:
        return f"Note {self.key}"
