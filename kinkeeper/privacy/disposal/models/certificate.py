"""What is left when a record has gone: proof, and nothing of what it said."""

from typing import ClassVar
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
    counts = models.JSONField()
    stays = models.JSONField(default=list)
    manifest_root = models.CharField(max_length=64)
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"Certificate {self.reference}"


class ManifestLeaf(models.Model):
    """A salted digest of one destroyed row or file. Only a copy can match it."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="leaves")
    number = models.PositiveIntegerField()
    salt = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="leaf_once", fields=["certificate", "number"])
        ]

    def __str__(self) -> str:
        return f"Leaf {self.number}"
