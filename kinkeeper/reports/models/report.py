"""The report on one observed session: written, read by another, signed, sealed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class Report(SealedRecord):
    """Sealed with the reports' key: `sections`, `used` (note key to section) and,
    once signed, `header`.

    Once it is signed nothing in it changes. It stands alone: when the case file is
    destroyed, the report still says what a grown-up child may ask for (P9i).
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", "Being written"
        IN_REVIEW = "IN_REVIEW", "With the second reader"
        RETURNED = "RETURNED", "Sent back to the author"
        APPROVED = "APPROVED", "Read and agreed"
        SIGNED = "SIGNED", "Signed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="reports")
    session = models.OneToOneField(Session, models.PROTECT, related_name="report")
    service = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField()
    sent_for_review_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    pdf = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="report_number_in_a_case", fields=["case", "number"]
            ),
            models.CheckConstraint(
                name="only_observed_sessions_have_reports",
                condition=Q(service__in=OBSERVED),
            ),
            models.CheckConstraint(
                name="the_author_does_not_review",
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")),
            ),
            models.CheckConstraint(
                name="the_author_does_not_sign",
                condition=Q(signed_by=None) | ~Q(signed_by=F("author")),
            ),
            models.CheckConstraint(
                name="signed_by_and_at_and_what",
                condition=~Q(state="SIGNED")
                | Q(
                    signed_by__isnull=False,
                    signed_at__isnull=False,
                    reviewer__isnull=False,
                    pdf__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.key}"


class ReportVersion(SealedRecord):
    """What a report said at one moment. Sealed: `sections`."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="report_version_once", fields=["report", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"Report version {self.key}"


class ReviewRemark(SealedRecord):
    """What the second reader said. Sealed: `words`."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Remark {self.key}"
