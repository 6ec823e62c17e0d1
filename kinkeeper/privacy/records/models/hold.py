"""What stops disposal."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.people.models import Case, Person


class Hold(models.Model):
    """A reason why records must not go yet (C-8). Delays, never shortens.

    `scope` says how far it reaches; exactly the field of that scope is filled. A hold
    that `follows` a request, a complaint or a breach (its reference) ends with that;
    every other hold is lifted by two people.

    `stops_until` is the last day on which it stops disposal, tail included (C-16);
    empty while the hold is open. The night after that day sets `is_over`; until then
    the database itself refuses to let a record go that the hold reaches.
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

    class Scope(models.TextChoices):
        RECORD = "RECORD", "One record"
        CASE = "CASE", "One family"
        PERSON = "PERSON", "One person, in every family"
        WORKER = "WORKER", "One worker"
        KIND = "KIND", "Every record of one kind"
        EVERYTHING = "EVERYTHING", "Every record there is"

    # Placed by the program when a request, a complaint or a breach is opened.
    AUTOMATIC = (
        Kind.RIGHTS_REQUEST,
        Kind.OWN_ACCESS_REQUEST,
        Kind.COMPLAINT,
        Kind.RESTRICTION,
        Kind.BREACH_INVESTIGATION,
    )

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=22, choices=Kind)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.CASE)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="holds")
    # One record only, as `trail.name_of` writes it.
    record = models.CharField(max_length=120, blank=True, db_index=True)
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="holds", db_index=True
    )
    # A worker's number, such as W-0012: reaches all that is filed under it.
    worker_reference = models.CharField(max_length=12, blank=True)
    record_kind = models.CharField(max_length=20, blank=True)
    from_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    stops_until = models.DateField(null=True, blank=True)
    is_over = models.BooleanField(default=False)
    review_on = models.DateField()
    reason = models.CharField(max_length=500)
    # Who said so: the number of a court's order or of a police log. No names.
    authority = models.CharField(max_length=120, blank=True)
    dbs_consulted_on = models.DateField(null=True, blank=True)
    # Who looks after it and is reminded; empty: everybody who may place holds.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    follows = models.CharField(max_length=12, blank=True, db_index=True)
    # What the edition said of this kind of hold on the day it was placed.
    only_for = models.CharField(max_length=60, blank=True)
    stops_certificate = models.BooleanField(default=False)
    placed_by_id = models.BigIntegerField()
    lifted_by_id = models.BigIntegerField(null=True)
    lift_agreed_by_id = models.BigIntegerField(null=True)
    # The review day about which somebody was warned before, and told on the day.
    warned_of = models.DateField(null=True)
    told_of = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hold_reaches_what_its_scope_says",
                condition=Q(scope="RECORD", person=None, worker_reference="")
                & Q(record_kind="")
                & ~Q(record="")
                | Q(scope="CASE", record="", person=None, worker_reference="")
                & Q(record_kind="", case__isnull=False)
                | Q(scope="PERSON", record="", case=None, worker_reference="")
                & Q(record_kind="", person__isnull=False)
                | Q(scope="WORKER", record="", case=None, person=None, record_kind="")
                & ~Q(worker_reference="")
                | Q(scope="KIND", record="", case=None, person=None)
                & Q(worker_reference="")
                & ~Q(record_kind="")
                | Q(scope="EVERYTHING", record="", case=None, person=None)
                & Q(worker_reference="", record_kind=""),
            ),
            models.CheckConstraint(
                name="hold_end_and_tail_together",
                condition=Q(ended_on=None, stops_until=None)
                | Q(ended_on__isnull=False, stops_until__isnull=False),
            ),
            models.CheckConstraint(
                name="hold_is_over_after_its_end",
                condition=Q(is_over=False) | Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_lift_or_the_hold_follows",
                condition=~Q(follows="") & Q(lifted_by_id=None, lift_agreed_by_id=None)
                | Q(follows="")
                & (
                    Q(ended_on=None)
                    | Q(lifted_by_id__isnull=False, lift_agreed_by_id__isnull=False)
                    & ~Q(lifted_by_id=F("lift_agreed_by_id"))
                ),
            ),
            models.CheckConstraint(
                name="only_some_holds_follow",
                condition=Q(follows="")
                | Q(
                    kind__in=[
                        "rights_request",
                        "own_access_request",
                        "complaint",
                        "restriction",
                        "breach_investigation",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="dbs_was_asked_before_a_dispute_holds",
                condition=~Q(kind="dbs_dispute") | Q(dbs_consulted_on__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                name="holds_in_force_on_a_case",
                fields=["case"],
                condition=Q(is_over=False, scope="CASE"),
            ),
            models.Index(
                name="holds_in_force_on_a_person",
                fields=["person"],
                condition=Q(is_over=False, scope="PERSON"),
            ),
            models.Index(
                name="holds_in_force_far_and_wide",
                fields=["scope", "record_kind", "worker_reference"],
                condition=Q(is_over=False, scope__in=["WORKER", "KIND", "EVERYTHING"]),
            ),
            models.Index(
                name="holds_by_review",
                fields=["review_on"],
                condition=Q(ended_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Hold {self.key}"

    @property
    def is_open(self) -> bool:
        return self.ended_on is None

    @property
    def is_automatic(self) -> bool:
        """It ends with what it follows, and no person lifts it."""
        return bool(self.follows)


class HoldStep(models.Model):
    """One thing that was done to a hold: the page shows them in order."""

    class What(models.TextChoices):
        PLACED = "PLACED", "Placed"
        EXTENDED = "EXTENDED", "Looked at and kept"
        LIFTING_ASKED = "LIFTING_ASKED", "One person asked to end it"
        LIFTED = "LIFTED", "A second person agreed; ended"
        FOLLOWED = "FOLLOWED", "Ended with what it followed"

    hold = models.ForeignKey(Hold, models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    what = models.CharField(max_length=13, choices=What)
    by_id = models.BigIntegerField(null=True)
    words = models.CharField(max_length=500, blank=True)
    review_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"Step {self.pk}"
