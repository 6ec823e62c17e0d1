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


# Seats of a building that keeps no hours, and so sets no number.
NO_LIMIT = 999


class RoomSlot(models.Model):
    """A place in a room and a seat in its building for a quarter of an hour.

    The database keeps both counts. `seats`: how many families the building took at once
    when this was planned, so that nobody can take one seat more.
    """

    room = models.ForeignKey(Room, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField()
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="+")
    seat = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField(default=NO_LIMIT)
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
                name="no_house_too_full", fields=["venue", "starts_at", "seat"]
            ),
            models.CheckConstraint(
                name="no_seat_above_the_number",
                condition=models.Q(seat__lt=models.F("seats")),
            ),
            models.UniqueConstraint(
                name="one_family_for_one_observer", fields=["watched_by", "starts_at"]
            ),
        ]

    def __str__(self) -> str:
        return f"Slot {self.pk}"
