from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Person


class Concern(SealedRecord):
    """A worry about a child. Sealed with a key of its own.

    Sealed: `words`, `where`, `done`, what else the author told, and `log`, the
    decisions and why.

    Kept without an end date (P9k). Its author and the safeguarding lead know it; a
    restricted one is known to its author and to named people alone, and never to its
    `subject`, the worker whom it is about.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", "Open"
        CLOSED = "CLOSED", "Closed"

    class Kind(models.TextChoices):
        WELFARE = "WELFARE", "How the child is"
        CHILD_SAID = "CHILD_SAID", "Something that the child said"
        ADULT = "ADULT", "An adult of the family"
        WORKER = "WORKER", "Somebody who works or helps here"
        ABUSE = "ABUSE", "Abuse or control at home"
        DRINK = "DRINK", "Drink or drugs"
        THREAT = "THREAT", "A threat or violence"
        TAKING = "TAKING", "An attempt to take the child"
        FOLLOWING = "FOLLOWING", "Following or waiting outside"
        WEAPON = "WEAPON", "A weapon"
        RULES = "RULES", "A rule that was broken"
        SELF_HARM = "SELF_HARM", "Self-harm"
        RECORDING = "RECORDING", "Recording or something on line"
        SECRET = "SECRET", "A private thing that got out"
        HEALTH = "HEALTH", "Health"
        NEARLY = "NEARLY", "Something that nearly happened"

    class Level(models.TextChoices):
        RED = "RED", "Red: today"
        AMBER = "AMBER", "Amber: next working day"
        GREEN = "GREEN", "Green: watch it"

    class Contact(models.TextChoices):
        GOES_ON = "GOES_ON", "Contact goes on"
        LIMITED = "LIMITED", "Contact with limits"
        PAUSED = "PAUSED", "Contact is paused"

    reference = models.CharField(max_length=12, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="concerns")
    # Null: the concern is not tied to one child, or the child's row has gone.
    child = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    happened_on = models.DateField()
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    in_danger_now = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    level = models.CharField(max_length=5, choices=Level, blank=True)
    contact = models.CharField(max_length=7, choices=Contact, blank=True)
    restricted = models.BooleanField(default=False)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="about_a_worker_is_for_named_people",
                condition=models.Q(subject=None) | models.Q(restricted=True),
            )
        ]

    def __str__(self) -> str:
        return f"Concern {self.reference}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
