"""What is added to a signed report. The report itself never changes (R12)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.reports.models.report import Report


class Addition(SealedRecord):
    """A fact added later, or a note that somebody sees it differently.

    Sealed with the reports' key: `words`, which go with the report to whoever gets it,
    and `asked` and `why`, which stay inside: who asked for it, and what we decided.
    """

    class Kind(models.TextChoices):
        FACT = "FACT", "A fact that was missing or wrong"
        VIEW = "VIEW", "Somebody sees it differently"

    class State(models.TextChoices):
        WRITTEN = "WRITTEN", "With the second reader"
        READ = "READ", "Read and agreed"
        SIGNED = "SIGNED", "Signed"
        DROPPED = "DROPPED", "Not added"

    report = models.ForeignKey(Report, models.CASCADE, related_name="additions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=4, choices=Kind)
    state = models.CharField(max_length=7, choices=State, default=State.WRITTEN)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    # The report with everything added up to here, as it is handed out from now on.
    pdf = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="addition_number_in_a_report", fields=["report", "number"]
            ),
            models.CheckConstraint(
                name="the_author_does_not_read_an_addition",
                condition=Q(reader=None) | ~Q(reader=F("author")),
            ),
            models.CheckConstraint(
                name="the_author_does_not_sign_an_addition",
                condition=Q(signed_by=None) | ~Q(signed_by=F("author")),
            ),
            models.CheckConstraint(
                name="a_signed_addition_was_read_and_has_a_paper",
                condition=~Q(state="SIGNED")
                | Q(
                    signed_by__isnull=False,
                    signed_at__isnull=False,
                    reader__isnull=False,
                    pdf__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Addition {self.key}"


class RoughNotes(models.Model):
    """What became of the notes on paper once a report was signed (R32)."""

    class Fate(models.TextChoices):
        NONE = "NONE", "There were none"
        DESTROYED = "DESTROYED", "They were destroyed"
        KEPT = "KEPT", "They are kept, because of a hold or a request"

    report = models.OneToOneField(Report, models.CASCADE, related_name="rough_notes")
    fate = models.CharField(max_length=9, choices=Fate)
    on = models.DateField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"Rough notes {self.pk}"
