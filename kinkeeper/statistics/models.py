"""Numbers that outlive the files they were counted from, and name nobody."""

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """
    How many of one thing in one quarter or year.

    When a case file is destroyed, this is what the policy keeps of it: anonymous
    statistics. A period is counted anew each night until its files begin to end; from
    then on its numbers stand.
    """

    first_day = models.DateField()
    months = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=20)
    service = models.CharField(max_length=12, blank=True)
    category = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="counted_once",
                fields=["first_day", "months", "measure", "service", "category"],
            ),
            models.CheckConstraint(
                name="quarters_and_years", condition=models.Q(months__in=(3, 12))
            ),
        ]

    def __str__(self) -> str:
        return f"Tally {self.pk}"
