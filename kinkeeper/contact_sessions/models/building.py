"""The building: doors, rooms, and who may be in which room when."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Venue(models.Model):
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class Door(models.Model):
    """An entrance. The two sides use different ones."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="doors")
    name = models.CharField(max_length=40)
    how_to_find = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=40)
    families_at_once = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class RoomSlot(models.Model):
    """One place in one room for a quarter of an hour. The database keeps the count."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField()
    session = models.ForeignKey(
        "contact_sessions.Session", models.CASCADE, related_name="slots"
    )
    # Who sees this family alone: nobody observes two families at once.
    watched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="no_overbooking", fields=["room", "starts_at", "place"]
            ),
            models.UniqueConstraint(
                name="one_family_for_one_observer", fields=["watched_by", "starts_at"]
            ),
        ]

    def __str__(self) -> str:
        return f"Slot {self.pk}"
