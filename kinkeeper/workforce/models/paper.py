"""Papers about a worker."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.workforce.models.worker import Worker


class StaffPaper(SealedRecord):
    """One document or entry about a worker.

    Sealed: `title`, `words`, and for parental leave `born_on`, `adopted_on`,
    `allowance_from` of the child.

    Papers of the file lie in the worker's own container and go with it. Parental leave
    and other papers have a life and a container of their own (P9b, P9j).
    """

    class Kind(models.TextChoices):
        HR_FILE = "HR_FILE", "File paper"
        REFERENCE = "REFERENCE", "Reference"
        REDUNDANCY = "REDUNDANCY", "Redundancy"
        PARENTAL_LEAVE = "PARENTAL_LEAVE", "Parental leave"
        STAFF_MISC = "STAFF_MISC", "Something else"

    class About(models.TextChoices):
        ENTITLEMENT = "ENTITLEMENT", "The leave itself"
        UNCLEAR = "UNCLEAR", "Leave and pay, or not clear"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=14, choices=Kind)
    # Parental leave only. Unclear: kept by both rules, the longest wins (A12).
    about = models.CharField(max_length=11, choices=About, blank=True)
    added_on = models.DateField()
    # What an unclear paper says about pay: the first and the last day.
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    file = models.OneToOneField(
        StoredFile, models.SET_NULL, null=True, related_name="+"
    )
    added_by_id = models.BigIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["added_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="leave_says_what_it_is_about",
                condition=Q(kind="PARENTAL_LEAVE") ^ Q(about=""),
            ),
            models.CheckConstraint(
                name="unclear_leave_has_a_period",
                condition=~Q(about="UNCLEAR")
                | Q(period_from__isnull=False, period_to__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Staff paper {self.key}"

    @property
    def is_of_file(self) -> bool:
        """Part of the worker's file, and so of its life."""
        return self.kind in OF_FILE


OF_FILE = (
    StaffPaper.Kind.HR_FILE,
    StaffPaper.Kind.REFERENCE,
    StaffPaper.Kind.REDUNDANCY,
)


class PaperUse(models.Model):
    """Work that was done with a paper whose life depends on it (P9j).

    Only what counts is written here. A search, an export or the night's work is none.
    """

    class How(models.TextChoices):
        CREATED = "created", "Added"
        EDITED = "edited", "Changed"
        OPENED_FOR_TASK = "opened_for_task", "Opened for a task"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    paper = models.ForeignKey(StaffPaper, models.CASCADE, related_name="uses")
    used_on = models.DateField()
    how = models.CharField(max_length=15, choices=How)
    by_id = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["used_on", "pk"]

    def __str__(self) -> str:
        return f"Use {self.key}"
