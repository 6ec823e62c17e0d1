"""Checks by the Disclosure and Barring Service: what stays, and what must go."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.workforce.models.worker import Worker


class DbsCheck(SealedRecord):
    """The record of one check: date, number, decision and outcome (P9c, A10).

    Sealed with a key of its own: `name`, `number`, `position`, `outcome`. It says
    nothing of what the certificate disclosed.
    """

    class Level(models.TextChoices):
        BASIC = "BASIC", "Basic"
        STANDARD = "STANDARD", "Standard"
        ENHANCED = "ENHANCED", "Enhanced"
        ENHANCED_BARRED = "ENHANCED_BARRED", "Enhanced with barred list"

    class Decision(models.TextChoices):
        SUITABLE = "SUITABLE", "May work here"
        CONDITIONS = "CONDITIONS", "May work here, with conditions"
        NOT_SUITABLE = "NOT_SUITABLE", "May not work here"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField()
    checked_on = models.DateField()
    level = models.CharField(max_length=15, choices=Level)
    decision = models.CharField(max_length=12, choices=Decision, blank=True)
    decided_on = models.DateField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    content_destroyed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["checked_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_number_for_each_check", fields=["worker", "number"]
            ),
            models.CheckConstraint(
                name="dbs_decision_and_day_together",
                condition=Q(decision="", decided_on=None)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"DBS check {self.key}"

    @property
    def reference(self) -> str:
        """A neutral name: the worker's, and which check it is."""
        return f"{self.worker.reference}-{self.number}"


class DbsCertificate(SealedRecord):
    """What a certificate says, and any copy of it: gone within six months (C-2).

    Sealed with a key of its own: `words`.
    """

    check_record = models.OneToOneField(
        DbsCheck, models.PROTECT, related_name="certificate"
    )
    received_on = models.DateField()
    file = models.OneToOneField(
        StoredFile, models.SET_NULL, null=True, related_name="+"
    )
    # When somebody was reminded: nobody has decided; the six months are nearly over.
    reminded_to_decide_on = models.DateField(null=True)
    reminded_of_end_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"DBS certificate {self.key}"


class CertificateSight(models.Model):
    """Somebody saw a certificate: who, when, what for. Stays with the check."""

    check_record = models.ForeignKey(DbsCheck, models.CASCADE, related_name="sights")
    seen_by_id = models.BigIntegerField()
    seen_at = models.DateTimeField()
    purpose = models.CharField(max_length=30)

    class Meta:
        ordering: ClassVar = ["seen_at", "pk"]

    def __str__(self) -> str:
        return f"Sight {self.pk}"
