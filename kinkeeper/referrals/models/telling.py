"""That one side was told of something new, in words that say nothing."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.people.models import Case, Party


class Telling(models.Model):
    """
    One adult was written to about a new version of the rules, or about a review.

    `number` is the version, or the review's own number. `way` is empty when they named
    no way that is safe: then somebody calls. Belongs to that side alone.
    """

    class About(models.TextChoices):
        AGREEMENT = "AGREEMENT", "A new version of the rules"
        REVIEW = "REVIEW", "A review was decided"

    class Way(models.TextChoices):
        EMAIL = "EMAIL", "by email"
        TEXT = "TEXT", "by text message"

    case = models.ForeignKey(Case, models.CASCADE, related_name="tellings")
    party = models.ForeignKey(Party, models.CASCADE, related_name="tellings")
    about = models.CharField(max_length=9, choices=About)
    number = models.PositiveBigIntegerField()
    way = models.CharField(max_length=5, choices=Way, blank=True)
    told_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="told_once_of_each_thing", fields=["party", "about", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"Telling {self.pk}"
