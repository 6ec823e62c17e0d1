"""Evaluation sheets: slips that open one, and answers that nobody can be read from."""

from datetime import date

from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord


class Audience(models.TextChoices):
    CHILD_7 = "CHILD_7", "Child, up to 7"
    CHILD_11 = "CHILD_11", "Child, 8 to 11"
    CHILD_17 = "CHILD_17", "Young person, 12 and over"
    RESIDENT = "RESIDENT", "Adult the child lives with"
    VISITING = "VISITING", "Visiting adult"
    REFERRER = "REFERRER", "Professional"


class Slip(models.Model):
    """A code on paper that opens one sheet once. It knows nobody and no family."""

    code_sha256 = models.CharField(max_length=64, unique=True)
    audience = models.CharField(max_length=8, choices=Audience)
    expires_on = models.DateField()

    def __str__(self) -> str:
        return f"Slip {self.pk}"


class Answer(SealedRecord):
    """One sheet, filled in. Sealed: `words`, with a key of its own.

    Only the month is kept, so that nobody can be found by the day. After its time the
    words go, of the month only the year stays, and the marks where they are not too few
    (P8c, A17).
    """

    audience = models.CharField(max_length=8, choices=Audience)
    # "2026-03": there is no room for a day.
    month = models.CharField(max_length=7)
    # The place of each chosen mark, by question: 1 is best, 4 is worst.
    marks = models.JSONField(default=dict)
    anonymised_on = models.DateField(null=True)

    @property
    def begins_on(self) -> date:
        """The first day of the month, from which its time counts."""
        return date.fromisoformat(f"{self.month}-01")

    def __str__(self) -> str:
        return f"Answer {self.pk}"
