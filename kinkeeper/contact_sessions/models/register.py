"""The register: who came when, by which door, and why somebody did not."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.contact_sessions.models.building import Door
from kinkeeper.contact_sessions.models.collector import Collector
from kinkeeper.contact_sessions.models.session import Session
from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Party


class Presence(models.Model):
    """One person at one session: planned and actual times. Times belong to the side."""

    class Checked(models.TextChoices):
        PHOTO = "PHOTO", "photo ID seen"
        WORD = "WORD", "the agreed word said"
        KNOWN = "KNOWN", "known here, photo ID seen before"

    class Picture(models.TextChoices):
        SUN = "SUN", "Sun"
        STAR = "STAR", "Star"
        BOAT = "BOAT", "Boat"
        TREE = "TREE", "Tree"
        KITE = "KITE", "Kite"
        FISH = "FISH", "Fish"

    class Place(models.TextChoices):
        DUE = "DUE", "Not here yet"
        SHARED = "SHARED", "In the corridor or lobby"
        ROOM = "ROOM", "In the room"
        # The adult the child lives with, while the child is in the room.
        AWAY = "AWAY", "Out of the way"
        LEFT = "LEFT", "Left"

    session = models.ForeignKey(Session, models.CASCADE, related_name="presences")
    party = models.ForeignKey(Party, models.CASCADE, related_name="presences")
    door = models.ForeignKey(Door, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    place = models.CharField(max_length=6, choices=Place, default=Place.DUE)
    arrived_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    # When they went from the corridor to their room: their own start.
    room_at = models.DateTimeField(null=True)
    # How they are related, no names: names stand on the sealed list.
    brought_by = models.CharField(max_length=80, blank=True)
    brought_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    collected_by = models.CharField(max_length=80, blank=True)
    collector = models.ForeignKey(
        Collector, models.SET_NULL, null=True, related_name="+"
    )
    collector_checked = models.BooleanField(default=False)
    collected_with = models.CharField(max_length=5, choices=Checked, blank=True)
    collected_at = models.DateTimeField(null=True)
    collected_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    # First tap wins, and says whose it was.
    arrived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    # With which a child signed in, if they liked to.
    picture = models.CharField(max_length=4, choices=Picture, blank=True)
    says_will_come = models.BooleanField(null=True)
    said_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_presence_for_each_person", fields=["session", "party"]
            ),
            models.CheckConstraint(
                name="leaves_after_arriving",
                condition=Q(left_at=None) | Q(left_at__gte=F("arrived_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"Presence {self.pk}"


class Absence(SealedRecord):
    """Why a session was not held, or ended early. Sealed: `words` (staff only)."""

    class Status(models.TextChoices):
        ENDED_EARLY = "ENDED_EARLY", "Ended early"
        CANCELLED_IN_NOTICE = "CANCELLED_IN_NOTICE", "Cancelled in good time"
        CANCELLED_LATE = "CANCELLED_LATE", "Cancelled late"
        NO_SHOW = "NO_SHOW", "Did not come"
        REFUSED_ENTRY = "REFUSED_ENTRY", "Not let in"
        CHILD_REFUSED = "CHILD_REFUSED", "The child did not want to"
        CENTRE_CANCELLED = "CENTRE_CANCELLED", "Cancelled by the centre"

    class ByWhom(models.TextChoices):
        RESIDENT = "RESIDENT", "The adult the child lives with"
        VISITING = "VISITING", "The visiting adult"
        CHILD = "CHILD", "The child"
        CENTRE = "CENTRE", "The centre"
        LOCAL_AUTHORITY = "LOCAL_AUTHORITY", "The local authority"
        COURT = "COURT", "The court"
        OTHER = "OTHER", "Somebody else"

    class Reason(models.TextChoices):
        ILLNESS_CHILD = "ILLNESS_CHILD", "Child unwell"
        ILLNESS_ADULT = "ILLNESS_ADULT", "Adult unwell"
        WORK = "WORK", "Work"
        TRANSPORT = "TRANSPORT", "Transport"
        HOLIDAY = "HOLIDAY", "Holiday"
        SCHOOL = "SCHOOL", "School event"
        WEATHER = "WEATHER", "Weather"
        BEREAVEMENT = "BEREAVEMENT", "Bereavement"
        FORGOT = "FORGOT", "Forgot"
        UNKNOWN = "UNKNOWN", "Not known"
        HEARING = "HEARING", "Court hearing"
        NEW_ORDER = "NEW_ORDER", "New order"
        SAFETY = "SAFETY", "Safety worry"
        DRINK_OR_DRUGS = "DRINK_OR_DRUGS", "Drink or drugs"
        RULE_BREACH = "RULE_BREACH", "Rules not kept"
        CHILD_DISTRESS = "CHILD_DISTRESS", "Child upset"
        STAFFING = "STAFFING", "Not enough staff"
        BUILDING = "BUILDING", "The building"
        BANK_HOLIDAY = "BANK_HOLIDAY", "Bank holiday"
        OTHER = "OTHER", "Something else"

    session = models.OneToOneField(Session, models.CASCADE, related_name="absence")
    status = models.CharField(max_length=20, choices=Status)
    by_whom = models.CharField(max_length=16, choices=ByWhom)
    reason = models.CharField(max_length=16, choices=Reason)
    told_at = models.DateTimeField(null=True)
    notice_hours = models.PositiveIntegerField(null=True)
    chargeable = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Absence {self.key}"


class Override(SealedRecord):
    """Somebody went on although a rule said wait. Sealed: `reason`."""

    class Rule(models.TextChoices):
        FIRST_SESSION = "FIRST_SESSION", "Not everything was ready"
        DOOR = "DOOR", "The door was on hold"
        COLLECTOR = "COLLECTOR", "Somebody not on the list collected"

    session = models.ForeignKey(Session, models.CASCADE, related_name="overrides")
    rule = models.CharField(max_length=13, choices=Rule)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Override {self.key}"


class CalendarLink(models.Model):
    """One person's own calendar address. Only a hash of its secret part is kept."""

    party = models.OneToOneField(Party, models.CASCADE, related_name="calendar_link")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Calendar link {self.pk}"
