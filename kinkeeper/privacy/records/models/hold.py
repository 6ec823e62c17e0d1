"""What stops disposal."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kinkeeper.people.models import Case


class Hold(models.Model):
    """A reason why a case or one record must not go yet (C-8). Delays, never shortens.

    `stops_until` is the last day on which it stops disposal, tail included (C-16);
    empty while the hold is open.
    """

    class Kind(models.TextChoices):
        RIGHTS_REQUEST = "rights_request", "Somebody asked for their information"
        OWN_ACCESS_REQUEST = "own_access_request", "The worker asked to see it"
        COMPLAINT = "complaint", "A complaint is open"
        RESTRICTION = "restriction", "Somebody asked us to stop using it"
        LEGAL_CLAIM = "legal_claim", "A legal claim"
        COURT_PRESERVATION = "court_preservation", "A court told us to keep it"
        PRESERVATION_REQUEST = "preservation_request", "Police or council asked"
        SAFEGUARDING_ENQUIRY = "safeguarding_enquiry", "A safeguarding enquiry"
        PUBLIC_INQUIRY = "public_inquiry", "A public inquiry"
        BREACH_INVESTIGATION = "breach_investigation", "A data breach is looked into"
        HMRC_CHECK = "hmrc_check", "A tax check"
        DBS_DISPUTE = "dbs_dispute", "A dispute about a DBS check"
        MANUAL = "manual", "Another reason"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=22, choices=Kind)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="holds")
    # One record only, as `trail.name_of` writes it; empty means the whole case.
    record = models.CharField(max_length=120, blank=True, db_index=True)
    from_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    stops_until = models.DateField(null=True, blank=True)
    review_on = models.DateField()
    reason = models.CharField(max_length=500)
    placed_by_id = models.BigIntegerField()
    lifted_by_id = models.BigIntegerField(null=True)
    lift_agreed_by_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hold_on_a_case_or_a_record",
                condition=Q(case__isnull=False) | ~Q(record=""),
            ),
            models.CheckConstraint(
                name="hold_end_and_tail_together",
                condition=Q(ended_on=None, stops_until=None)
                | Q(ended_on__isnull=False, stops_until__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_lift_a_hold",
                condition=Q(ended_on=None)
                | (
                    Q(lifted_by_id__isnull=False, lift_agreed_by_id__isnull=False)
                    & ~Q(lifted_by_id=F("lift_agreed_by_id"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Hold {self.key}"
