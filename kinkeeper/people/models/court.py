"""Court and Cafcass: once on the file, it counts for ever (C-3)."""

from typing import ClassVar

from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case


class CourtOrder(SealedRecord):
    """An order on the file, or one that a form mentions. Sealed: `terms`, `court`."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="court_orders")
    recorded_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    forbids_contact = models.BooleanField(default=False)
    # Roles to whom the court lets reports go; null when it has not said.
    report_recipients = models.JSONField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["recorded_on", "pk"]

    def __str__(self) -> str:
        return f"Court order {self.key}"


class CafcassEntry(models.Model):
    """A letter, report or referral from Cafcass, or a section 7 report."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="cafcass_entries")
    recorded_on = models.DateField()
    sort = models.CharField(max_length=30)

    def __str__(self) -> str:
        return f"Cafcass entry {self.pk}"
