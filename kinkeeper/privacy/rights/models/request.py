from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kinkeeper.privacy.rights.models.matter import Matter


class RightsRequest(Matter):
    """Somebody uses a right about their own information (UK GDPR Articles 15 to 21).

    One right a row; a letter that names two becomes two rows with the same day. The
    days decide the clock (`queries.clocks`); no due date is stored.
    """

    class Right(models.TextChoices):
        ACCESS = "access", "To see what we hold"
        RECTIFICATION = "rectification", "To have it put right"
        ERASURE = "erasure", "To have it removed"
        RESTRICTION = "restriction", "To have it blocked"
        OBJECTION = "objection", "To object"
        PORTABILITY = "portability", "To take it along"

    class Outcome(models.TextChoices):
        FULL = "FULL", "Done as asked"
        PARTIAL = "PARTIAL", "Done in part"
        REFUSED = "REFUSED", "Refused, with reasons"
        NOTHING_HELD = "NOTHING_HELD", "Nothing is held"
        WITHDRAWN = "WITHDRAWN", "Taken back"
        LAPSED = "LAPSED", "We heard no more"

    # While they are decided, nothing is used (Article 18, 21).
    BLOCKING = (Right.RESTRICTION, Right.OBJECTION)

    right = models.CharField(max_length=13, choices=Right)
    for_child = models.BooleanField(default=False)
    identity_asked_on = models.DateField(null=True)
    identity_came_on = models.DateField(null=True)
    authority_asked_on = models.DateField(null=True)
    authority_came_on = models.DateField(null=True)
    extended_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)

    class Meta(Matter.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="request_answer_and_day_together",
                condition=Q(answered_on=None, outcome="")
                | Q(answered_on__isnull=False) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="request_is_answered_before_it_closes",
                condition=Q(closed_on=None)
                | Q(answered_on__isnull=False, closed_on__gte=F("answered_on")),
            ),
            models.CheckConstraint(
                name="identity_is_asked_before_it_comes",
                condition=Q(identity_came_on=None)
                | Q(identity_came_on__gte=F("identity_asked_on")),
            ),
            models.CheckConstraint(
                name="authority_is_asked_before_it_comes",
                condition=Q(authority_came_on=None)
                | Q(authority_came_on__gte=F("authority_asked_on")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                name="requests_without_answer",
                fields=["received_at"],
                condition=Q(answered_on=None),
            )
        ]


class Clarification(models.Model):
    """We asked what they mean. The days of a request to see do not count meanwhile."""

    request = models.ForeignKey(
        RightsRequest, models.CASCADE, related_name="clarifications"
    )
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["asked_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="clarification_is_asked_before_its_answer",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
            ),
            models.UniqueConstraint(
                name="one_open_clarification",
                fields=["request"],
                condition=Q(answered_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Clarification {self.pk}"
