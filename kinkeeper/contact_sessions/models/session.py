"""One time together, planned and then held or not."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.contact_sessions.models.building import Door, Room
from kinkeeper.people.models import Case

# Services in which somebody writes down what they see (domain R1).
OBSERVED = ("supervised", "escorted", "online")


class Session(models.Model):
    class State(models.TextChoices):
        PLANNED = "PLANNED", "Planned"
        RUNNING = "RUNNING", "Together now"
        HELD = "HELD", "Took place"
        NOT_HELD = "NOT_HELD", "Did not take place"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="sessions")
    service = models.CharField(max_length=12, choices=Case.Service)
    room = models.ForeignKey(Room, models.PROTECT, related_name="sessions")
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    # The child's time with the visiting adult; the adult comes before and stays after.
    held_on = models.DateField(db_index=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    apart_minutes = models.PositiveSmallIntegerField(default=15)
    child_door = models.ForeignKey(Door, models.PROTECT, related_name="+")
    visitor_door = models.ForeignKey(Door, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # The same for all dates that were planned together, again and again.
    series = models.UUIDField(null=True, db_index=True)
    # Since which look it no longer fits, for Today; the page of what no longer fits
    # asks anew each time.
    unfit_at = models.DateTimeField(null=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="session_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="sides_use_different_doors",
                condition=~Q(child_door=F("visitor_door")),
            ),
            models.CheckConstraint(
                name="sides_stay_apart_ten_minutes", condition=Q(apart_minutes__gte=10)
            ),
            models.UniqueConstraint(
                name="one_session_at_a_time_for_a_case",
                fields=["case", "starts_at"],
                condition=~Q(state="NOT_HELD"),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="sessions_of_a_case", fields=["case", "held_on"]),
        ]

    def __str__(self) -> str:
        return f"Session {self.key}"

    @property
    def is_observed(self) -> bool:
        return self.service in OBSERVED


class SessionFunder(models.Model):
    """Who pays for one session. Decides who may have its report (DS-2)."""

    class Kind(models.TextChoices):
        PRIVATE = "private", "The family"
        LOCAL_AUTHORITY = "local_authority", "The local authority"
        CAFCASS = "cafcass", "Cafcass"
        LEGAL_AID = "legal_aid", "Legal aid"
        CHARITY = "charity", "A charity"

    session = models.ForeignKey(Session, models.CASCADE, related_name="funders")
    kind = models.CharField(max_length=16, choices=Kind)
    share = models.PositiveSmallIntegerField(default=100)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_share_for_each_funder", fields=["session", "kind"]
            ),
            models.CheckConstraint(
                name="share_in_per_cent", condition=Q(share__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return f"Funder {self.pk}"
