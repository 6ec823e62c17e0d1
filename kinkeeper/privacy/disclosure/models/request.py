from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Party


class ReportRequest(SealedRecord):
    """Somebody asked for one report. Sealed: `why`, `given_by` (who gives it instead).

    `item` is the name that its source gave it; this engine knows no reports.
    """

    class State(models.TextChoices):
        ASKED = "ASKED", "Waiting for a decision"
        SENT = "SENT", "Sent"
        REFUSED = "REFUSED", "Not given"
        REFERRED = "REFERRED", "Somebody else gives it"
        HELD = "HELD", "Something has to be put right first"
        WITHDRAWN = "WITHDRAWN", "Taken back"

    reference = models.CharField(max_length=12, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="report_requests")
    party = models.ForeignKey(
        Party, models.SET_NULL, null=True, related_name="report_requests"
    )
    side = models.CharField(max_length=8)
    item = models.CharField(max_length=120)
    title = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    target_on = models.DateField()
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    rule = models.CharField(max_length=6, blank=True)
    because = models.CharField(max_length=400, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_request_for_a_report",
                fields=["party", "item"],
                condition=models.Q(state__in=["ASKED", "HELD"]),
            ),
            models.CheckConstraint(
                name="request_decided_by_and_at",
                condition=models.Q(decided_by=None, decided_at=None)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Report request {self.reference}"
