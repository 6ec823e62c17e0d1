"""Which edition somebody was given, and when (P11a, PV-6)."""

from typing import ClassVar

from django.db import models

from kinkeeper.people.models import Party


class EditionNotice(models.Model):
    """One edition, told to one person. A person may be told in several ways."""

    class Way(models.TextChoices):
        JOINED = "JOINED", "When they joined the portal"
        LETTER = "LETTER", "By a letter that leads to the page"
        PAGE = "PAGE", "They opened the page"
        PAPER = "PAPER", "On paper"

    party = models.ForeignKey(Party, models.CASCADE, related_name="+")
    edition = models.CharField(max_length=20)
    way = models.CharField(max_length=6, choices=Way)
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_notice_of_a_way", fields=["party", "edition", "way"]
            )
        ]

    def __str__(self) -> str:
        return f"Notice of edition {self.edition}"
