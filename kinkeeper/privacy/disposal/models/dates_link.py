"""A private address under which a person's calendar program reads the coming days."""

from django.conf import settings
from django.db import models


class DatesLink(models.Model):
    """One for each person. Only the digest of its secret is kept."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Dates link {self.pk}"
