from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Person


class Matter(SealedRecord):
    """Something that somebody asked of us or complained about, or that went wrong.

    Sealed with a key of its own: `words` as they came, `name` and `contact` of who it
    came from, `answer`, and `log`, each step with its day and who took it.

    Whom it touches: a person of a family in every family they are in, a whole family,
    a worker by number, or nobody on file. Kept for years after its closing, then
    anonymised: the words and all links go, the row stays and is counted.
    """

    class Channel(models.TextChoices):
        PORTAL = "PORTAL", "Through the portal"
        EMAIL = "EMAIL", "By email"
        LETTER = "LETTER", "By letter"
        PHONE = "PHONE", "By telephone"
        SPOKEN = "SPOKEN", "Face to face"
        OTHER = "OTHER", "Another way"

    reference = models.CharField(max_length=12, unique=True)
    channel = models.CharField(max_length=7, choices=Channel)
    received_at = models.DateTimeField()
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    worker_reference = models.CharField(max_length=12, blank=True)
    # The family member who follows it in the portal.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    closed_on = models.DateField(null=True)
    anonymised_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering: ClassVar = ["received_at", "pk"]

    def __str__(self) -> str:
        return f"Matter {self.reference}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
