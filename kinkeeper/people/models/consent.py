from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case
from kinkeeper.people.models.party import Party


class Consent(SealedRecord):
    """
    A yes or a no to the use of sensitive facts. Only ever added to, or taken back.

    Sealed in a container of its own, because the proof outlives the case file: `about`
    and `given_by` (names), `typed` (the name they typed or signed), `wording` (the
    words they agreed to), `evidence` (how we know that they may answer).
    """

    class Topic(models.TextChoices):
        HEALTH = "HEALTH", "Health"
        BACKGROUND = "BACKGROUND", "Ethnic background and faith"

    class Capacity(models.TextChoices):
        SELF = "SELF", "For themselves"
        CHILD = "CHILD", "A child who understands, for themselves"
        PARENT = "PARENT", "Holds parental responsibility for the child"

    class Way(models.TextChoices):
        FORM = "FORM", "On the form"
        PORTAL = "PORTAL", "In the portal"
        VISIT = "VISIT", "At a pre-visit"
        PERSON = "PERSON", "In person"
        PAPER = "PAPER", "Signed on paper"
        PHONE = "PHONE", "By phone"

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    about = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    given_by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    topic = models.CharField(max_length=10, choices=Topic)
    capacity = models.CharField(max_length=6, choices=Capacity)
    yes = models.BooleanField()
    way = models.CharField(max_length=6, choices=Way)
    wording_version = models.CharField(max_length=10)
    wording_sha256 = models.CharField(max_length=64)
    policy_version = models.CharField(max_length=20)
    given_on = models.DateField()
    ask_again_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # Taken back, or replaced by a newer answer of the same person.
    ended_on = models.DateField(null=True)
    ended_way = models.CharField(max_length=6, choices=Way, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["given_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_living_consent_of_each",
                fields=["about", "given_by", "topic"],
                condition=Q(ended_on=None),
            ),
            models.CheckConstraint(
                name="consent_ends_after_it_is_given",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("given_on")),
            ),
            models.CheckConstraint(
                name="who_answers_for_themselves_is_themselves",
                condition=Q(about=None)
                | Q(given_by=None)
                | Q(capacity="PARENT") & ~Q(about=F("given_by"))
                | ~Q(capacity="PARENT") & Q(about=F("given_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"Consent {self.key}"
