"""When a building takes families, and the days on which it does not."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinkeeper.contact_sessions.models.building import Venue


class Opening(models.Model):
    """An opening session: a weekday with its hours in London, over a time of days."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    # From when the first person may come to when the last one is gone.
    opens = models.TimeField()
    closes = models.TimeField()
    families_at_once = models.PositiveSmallIntegerField()
    families_each_worker = models.PositiveSmallIntegerField()
    # How many of the team there are at the least, and how many children one looks
    # after; 0: not asked.
    least_workers = models.PositiveSmallIntegerField(default=0)
    children_each_worker = models.PositiveSmallIntegerField(default=0)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["venue__name", "weekday", "opens", "from_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="opening_closes_after_it_opens", condition=Q(closes__gt=F("opens"))
            ),
            models.CheckConstraint(
                name="opening_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="opening_takes_somebody",
                condition=Q(families_at_once__gte=1, families_each_worker__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"Opening {self.pk}"


class ClosedDay(models.Model):
    """A day on which a building takes nobody, whatever its hours."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="closed_days")
    on = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "venue__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="closed_once_a_day", fields=["venue", "on"])
        ]

    def __str__(self) -> str:
        return f"Closed day {self.pk}"
