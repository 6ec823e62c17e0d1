from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q


class FinancialYear(models.Model):
    """One financial year of the company, as its accountant says, both days included.

    Never worked out from a month: a year may be shortened, moved, and so overlap the
    next one (A13).
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    start_on = models.DateField()
    end_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["start_on", "end_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="financial_year_ends_after_it_starts",
                condition=Q(end_on__gt=F("start_on")),
            ),
            models.UniqueConstraint(
                name="one_financial_year_of_these_days", fields=["start_on", "end_on"]
            ),
        ]

    def __str__(self) -> str:
        return f"Financial year {self.start_on} to {self.end_on}"
