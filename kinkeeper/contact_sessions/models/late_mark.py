"""A mark at the doors that came late, and contradicts what had happened by then."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.contact_sessions.models.session import Session


class LateMark(models.Model):
    """
    What somebody marked while the network was away, and why it was not written in.

    Nothing is overwritten and nothing is lost: it waits here until somebody of the
    team has said what is right. Times are in UTC; `made_at` is when they tapped.
    """

    class Act(models.TextChoices):
        ARRIVED = "arrived", "arrived"
        ROOM = "room", "went into the room"
        LEFT = "left", "left"
        BEGIN = "begin", "Time together began"
        END = "end", "Time together ended"

    class Outcome(models.TextChoices):
        WAITING = "WAITING", "Waits for somebody to look"
        WRITTEN_IN = "WRITTEN_IN", "Written in"
        PUT_AWAY = "PUT_AWAY", "What stood was right"

    # Made on the tablet: sent twice, it stands once.
    key = models.UUIDField(unique=True, editable=False)
    session = models.ForeignKey(Session, models.CASCADE, related_name="late_marks")
    # "child" or "visitor"; empty for the time together.
    side = models.CharField(max_length=7, blank=True)
    act = models.CharField(max_length=7, choices=Act)
    made_at = models.DateTimeField()
    came_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    outcome = models.CharField(
        max_length=10, choices=Outcome, default=Outcome.WAITING, db_index=True
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Late mark {self.pk}"
