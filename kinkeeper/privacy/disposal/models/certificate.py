"""What is left when a record has gone: proof, and nothing of what it said."""

from uuid import uuid4

from django.db import models

from kinkeeper.privacy.disposal.models.batch import Item


class Certificate(models.Model):
    """A signed statement that one record was destroyed, by which rule and when."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    item = models.OneToOneField(Item, models.PROTECT, related_name="certificate")
    executed_at = models.DateTimeField()
    # Until this day an old backup may still hold the sealed bytes, unreadable.
    backups_clear_on = models.DateField()
    # When the database's own files were cleaned of what had been deleted.
    scrubbed_at = models.DateTimeField(null=True)
    counts = models.JSONField()
    stays = models.JSONField(default=list)
    manifest_root = models.CharField(max_length=64)
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"Certificate {self.reference}"


class Manifest(models.Model):
    """
    The salted digests of all that one disposal destroyed, packed one after another.

    Only somebody who holds a copy and the salt of its place can match it. Salts are 16
    bytes each, digests 32; `parts` says how many places each share of the record has.
    """

    certificate = models.OneToOneField(
        Certificate, models.CASCADE, related_name="manifest"
    )
    parts = models.JSONField(default=list)
    salts = models.BinaryField()
    digests = models.BinaryField()

    def __str__(self) -> str:
        return f"Manifest {self.pk}"
