from uuid import uuid4

from django.db import models

from kinkeeper.foundation.vault.models import Container


class StoredFile(models.Model):
    """One sealed file. Its name on disk is its key and tells nothing."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    container = models.ForeignKey(Container, models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"File {self.key}"
