"""A policy that is being written, until it is published and never changes again."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class DraftEdition(models.Model):
    """One edition on its way. Not sealed: it is going to be public.

    Once published the file is the truth; the row says who wrote, approved and
    published it.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", "Being written"
        CHECKED = "CHECKED", "Checked, waits for approval"
        APPROVED = "APPROVED", "Approved, waits to be published"
        PUBLISHED = "PUBLISHED", "Published"
        WITHDRAWN = "WITHDRAWN", "Withdrawn"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    edition = models.CharField(max_length=20)
    began_from = models.CharField(max_length=20)
    text = models.TextField()
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    effective_from = models.DateField()
    # The first of a new centre: nobody was promised anything before it.
    is_first = models.BooleanField(default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    # Why changes that cannot be kept apart for each person take nothing away.
    judgement = models.TextField(blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="edition_approved_by_another",
                condition=Q(approver=None) | ~Q(approver=F("author")),
            ),
            models.CheckConstraint(
                name="edition_published_after_approval",
                condition=~Q(state__in=["APPROVED", "PUBLISHED"])
                | Q(approver__isnull=False, approved_at__isnull=False)
                | Q(is_first=True),
            ),
            models.UniqueConstraint(
                name="one_first_edition",
                fields=["is_first"],
                condition=Q(is_first=True) & ~Q(state="WITHDRAWN"),
            ),
            models.CheckConstraint(
                name="edition_published_with_digest",
                condition=~Q(state="PUBLISHED")
                | (Q(published_at__isnull=False) & ~Q(sha256="")),
            ),
            models.UniqueConstraint(
                name="one_edition_of_a_version",
                fields=["edition"],
                condition=~Q(state="WITHDRAWN"),
            ),
        ]

    def __str__(self) -> str:
        return f"Draft of edition {self.edition}"
