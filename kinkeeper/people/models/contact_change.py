"""A change of how a person is reached, and what is locked because of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case
from kinkeeper.people.models.party import Party


class ContactChange(SealedRecord):
    """
    Somebody asked us to change a person's details.

    Sealed: `wanted` (the new details), `said_by` (who asked), `call_back` (the numbers
    that we knew before), `called` (what was said). All of it is that person's side.
    """

    class State(models.TextChoices):
        ASKED = "ASKED", "To be called back"
        CALLED = "CALLED", "To be looked at by a second person"
        DONE = "DONE", "Changed"
        REFUSED = "REFUSED", "Not changed"

    OPEN = (State.ASKED, State.CALLED)

    class Way(models.TextChoices):
        PORTAL = "PORTAL", "In the portal"
        PHONE = "PHONE", "By phone"
        PERSON = "PERSON", "In person"
        LETTER = "LETTER", "By letter or email"

    case = models.ForeignKey(Case, models.CASCADE, related_name="contact_changes")
    party = models.ForeignKey(Party, models.CASCADE, related_name="contact_changes")
    side = models.CharField(max_length=8, choices=Party.Side)
    way = models.CharField(max_length=6, choices=Way)
    state = models.CharField(max_length=7, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    called_at = models.DateTimeField(null=True, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_contact_change_at_a_time",
                fields=["party"],
                condition=Q(state__in=["ASKED", "CALLED"]),
            ),
            models.CheckConstraint(
                name="contact_change_called_first",
                condition=~Q(state__in=["CALLED", "DONE"]) | Q(called_at__isnull=False),
            ),
            models.CheckConstraint(
                name="contact_change_two_people",
                condition=Q(called_by=None)
                | ~Q(state="DONE")
                | Q(ended_by=None)
                | ~Q(ended_by=models.F("called_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"Contact change {self.key}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class FormerDetail(SealedRecord):
    """
    Details that are locked: never shown, never used, still searched by the wall.

    Sealed: the details by their names, as they stood on the person's part.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="former_details")
    party = models.ForeignKey(Party, models.CASCADE, related_name="former_details")
    change = models.ForeignKey(ContactChange, models.CASCADE, related_name="locked")
    locked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Former detail {self.key}"
