"""What the centre has chosen for coming late, calling off and staying away."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.rules.contact_sessions.attendance import Measures


class AttendanceMeasure(models.Model):
    """
    One choice of the measures (R8 to R10). The newest is in force, none is forgotten.

    No row: the standard measures. It names nobody of a family.
    """

    late_minutes = models.PositiveSmallIntegerField()
    notice_hours = models.PositiveSmallIntegerField()
    charges = models.BooleanField()
    review_after = models.PositiveSmallIntegerField()
    pause_after = models.PositiveSmallIntegerField()
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="late_ten_to_fifteen_minutes",
                condition=Q(late_minutes__range=(10, 15)),
            ),
            models.CheckConstraint(
                name="a_review_before_a_pause",
                condition=Q(pause_after__gte=F("review_after"), review_after__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"Attendance measure {self.pk}"

    @property
    def measures(self) -> Measures:
        """Return them as the rules ask for them."""
        return Measures(
            late_minutes=self.late_minutes,
            notice_hours=self.notice_hours,
            charges=self.charges,
            review_after=self.review_after,
            pause_after=self.pause_after,
        )
