"""A case: one family's time at the centre, with two sides or more."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import Container


class Case(models.Model):
    """One family's file. It may outlive its content as a stub for reports that stay."""

    class Service(models.TextChoices):
        SUPPORTED = "supported", "Supported"
        SUPERVISED = "supervised", "Supervised"
        HANDOVER = "handover", "Handover"
        ESCORTED = "escorted", "Escorted"
        ONLINE = "online", "Online"

    class Route(models.TextChoices):
        SELF = "self", "Self-referral"
        PROFESSIONAL = "professional", "Professional referral"
        CAFCASS = "cafcass", "Cafcass referral"
        COURT = "court", "Court referral"

    class OurRole(models.TextChoices):
        CONTROLLER = "controller", "We decide"
        JOINT = "joint", "We decide with another body"
        PROCESSOR = "processor", "We hold it for another body"

    class Stage(models.TextChoices):
        REFERRED = "REFERRED", "Referral to read"
        WAITING = "WAITING", "Waiting for the other side"
        ACCEPTED = "ACCEPTED", "Accepted, pre-visits to come"
        READY = "READY", "Ready for a first session"
        ACTIVE = "ACTIVE", "Sessions running"
        CLOSED = "CLOSED", "Closed"
        DECLINED = "DECLINED", "Not accepted"

    # A place was offered, and the case has not ended.
    HAS_A_PLACE = (Stage.ACCEPTED, Stage.READY, Stage.ACTIVE)

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    # What staff call it: a running number, and a neutral word for screens.
    reference = models.CharField(max_length=12, unique=True)
    callsign = models.CharField(max_length=20, blank=True)
    # The case file is sealed with one key, the reports with another, because the
    # reports are kept when the file is destroyed (P9i).
    container = models.ForeignKey(Container, models.PROTECT, related_name="+")
    reports_container = models.ForeignKey(Container, models.PROTECT, related_name="+")
    service = models.CharField(max_length=12, choices=Service)
    route = models.CharField(max_length=12, choices=Route)
    our_role = models.CharField(
        max_length=10, choices=OurRole, default=OurRole.CONTROLLER
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.REFERRED)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.CharField(max_length=30, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    # Set by the safeguarding lead: no report leaves until a person has looked (REL-e).
    releases_blocked = models.BooleanField(default=False)
    # The day on which the case file was destroyed; reports may still hang here.
    file_destroyed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="case_closed_after_opened",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="case_closed_or_declined",
                condition=Q(closed_on=None) | Q(declined_on=None),
            ),
            models.UniqueConstraint(
                name="one_callsign_at_a_time",
                fields=["callsign"],
                condition=~Q(callsign="")
                & Q(closed_on=None, declined_on=None, file_destroyed_on=None),
            ),
        ]
        indexes: ClassVar = [models.Index(name="cases_by_stage", fields=["stage"])]

    def __str__(self) -> str:
        return f"Case {self.reference}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and self.declined_on is None


class Spell(models.Model):
    """One reopening of a closed case, and its closing when that has come (C-5)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="spells")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="spell_closed_after_opened",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
            models.UniqueConstraint(
                name="one_open_spell", fields=["case"], condition=Q(closed_on=None)
            ),
        ]

    def __str__(self) -> str:
        return f"Spell {self.pk}"
