"""Evaluation sheets: slips that open one, and answers that nobody can be read from."""

from typing import ClassVar

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
    words go and the marks stay (P8c, A17).
    """

    audience = models.CharField(max_length=8, choices=Audience)
    month = models.DateField()
    # The place of each chosen mark, by question: 1 is best, 4 is worst.
    marks = models.JSONField(default=dict)
    anonymised_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="only_the_month_is_kept", condition=models.Q(month__day=1)
            )
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"
