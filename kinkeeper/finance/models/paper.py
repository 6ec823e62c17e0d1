from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.workforce.models import Worker


class FinancePaper(SealedRecord):
    """A paper about money: kept six years from the end of the last year (P9d).

    Sealed with a key of its own: `title`, `payee`, `words`.
    """

    class Kind(models.TextChoices):
        TAX_RETURN = "TAX_RETURN", "Tax or National Insurance return"
        INCOME_TAX = "INCOME_TAX", "Income tax record"
        HMRC_LETTER = "HMRC_LETTER", "Letter from or to HMRC"
        WAGES = "WAGES", "Wages"
        SALARY = "SALARY", "Salary"
        LEAVE_PAY = "LEAVE_PAY", "Parental leave pay"
        INVOICE = "INVOICE", "Invoice"
        BANK = "BANK", "Bank paper"

    reference = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    period_from = models.DateField()
    period_to = models.DateField()
    # Empties itself when the last record about the worker has gone.
    worker = models.ForeignKey(Worker, models.SET_NULL, null=True, related_name="+")
    file = models.OneToOneField(
        StoredFile, models.SET_NULL, null=True, related_name="+"
    )
    added_on = models.DateField()
    added_by_id = models.BigIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["period_to", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="finance_period_in_order",
                condition=Q(period_to__gte=F("period_from")),
            )
        ]
        indexes: ClassVar = [
            models.Index(name="finance_papers_by_last_day", fields=["period_to"])
        ]

    def __str__(self) -> str:
        return f"Finance paper {self.reference}"
