"""Backups, drills, and how much of the journal this database knows."""

from typing import ClassVar
from uuid import uuid4

from django.db import models


class Mark(models.Model):
    """One line of the journal whose effect is in this database.

    A database that lacks marks for the last lines is older than the journal: it was
    put back from a backup, and must not be used before those lines were replayed.
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=160)
    at = models.DateTimeField()
    # Not done again, because something that was decided since stands against it.
    set_aside = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="journal_line_once", fields=["kind", "key"])
        ]
        indexes: ClassVar = [
            models.Index(name="journal_marks_by_moment", fields=["kind", "at"])
        ]

    def __str__(self) -> str:
        return f"Journal line {self.number}"


class Outcome(models.TextChoices):
    RUNNING = "RUNNING", "Running, or cut off"
    DONE = "DONE", "Done"
    FAILED = "FAILED", "Failed"


class Run(models.Model):
    """Something that took time and may have failed, with the sentence that says why."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=7, choices=Outcome, default=Outcome.RUNNING, db_index=True
    )
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class BackupRun(Run):
    """One attempt at a backup. Holds the file's name, never its place."""

    file_name = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    journal_number = models.BigIntegerField(default=0)
    rows = models.PositiveBigIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    keys_copied = models.BooleanField(default=False)
    old_ones_deleted = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Backup {self.key}"


class DrillRun(Run):
    """One rehearsal: a backup was put back in a scratch place and looked through."""

    backup_name = models.CharField(max_length=80, blank=True)
    replayed = models.PositiveIntegerField(default=0)
    checks = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Drill {self.key}"
