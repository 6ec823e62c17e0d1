from typing import ClassVar

from django.db import models


class Price(models.Model):
    """What one thing costs from a day on. A later day takes its place."""

    class What(models.TextChoices):
        SUPPORTED = "SUPPORTED", "Supported session"
        SUPERVISED = "SUPERVISED", "Supervised time, one hour"
        HANDOVER = "HANDOVER", "Handover"
        FIRST_VISIT = "FIRST_VISIT", "First visit"
        REPORT = "REPORT", "Written report"

    what = models.CharField(max_length=11, choices=What)
    pence = models.PositiveIntegerField()
    counts_from = models.DateField()

    class Meta:
        ordering: ClassVar = ["what", "counts_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_price_from_a_day", fields=["what", "counts_from"]
            )
        ]

    def __str__(self) -> str:
        return f"Price {self.pk}"
