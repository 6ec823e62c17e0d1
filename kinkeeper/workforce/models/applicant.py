from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord


class Applicant(SealedRecord):
    """Somebody who asked to work here. Who does not join is forgotten soon (A11).

    Sealed with a key of its own: `name`, `email`, `phone`, `words`.
    """

    reference = models.CharField(max_length=12, unique=True)
    applied_on = models.DateField()
    decided_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Applicant {self.reference}"
