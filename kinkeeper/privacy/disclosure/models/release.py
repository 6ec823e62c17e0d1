from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case
from kinkeeper.privacy.disclosure.models.request import ReportRequest


class Release(SealedRecord):
    """One line of the disclosure log (DS-0). Never changed, never deleted by hand.

    Sealed with the reports: `recipient`, `address_used`, `asked_by`, `necessity`,
    `identity_verified_on`, `address_verified_on`, `pages`, `redactions`,
    `court_material`, `funders` and `subject_told`.
    """

    reference = models.CharField(max_length=12, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="releases")
    request = models.OneToOneField(
        ReportRequest, models.PROTECT, related_name="release"
    )
    item = models.CharField(max_length=120)
    item_sha256 = models.CharField(max_length=64)
    recipient_role = models.CharField(max_length=30)
    side = models.CharField(max_length=8)
    channel = models.CharField(max_length=20)
    rule = models.CharField(max_length=6)
    via = models.JSONField(default=list)
    lawful_basis = models.CharField(max_length=40)
    because = models.CharField(max_length=400)
    policy_version = models.CharField(max_length=20)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField()
    # The same report for the other side: considered, with a reason (domain R29).
    other_side_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-released_at"]

    def __str__(self) -> str:
        return f"Release {self.reference}"
