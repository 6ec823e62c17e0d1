from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Person


class Concern(SealedRecord):
    """A worry about a child. Sealed with a key of its own.

    Sealed: `words`, `where`, `done`, and `log`, the lead's decisions and why.

    Kept without an end date (P9k). Only its author and the safeguarding lead know it.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", "Open"
        CLOSED = "CLOSED", "Closed"

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
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Concern {self.reference}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
