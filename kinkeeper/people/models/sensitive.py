"""Sensitive facts, held apart: each with a key of its own and its reason in the law."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case
from kinkeeper.people.models.party import Party


class SensitiveFact(SealedRecord):
    """
    One sensitive fact about one person.

    Sealed in a container of its own: `words`. A fact that rests on somebody's clear
    yes is locked while there is none (`locked_on`): nobody reads it but for the few
    reasons of `commands.open_locked`.
    """

    class Kind(models.TextChoices):
        HEALTH = "HEALTH", "Allergy, illness or medicine"
        DISABILITY = "DISABILITY", "Disability or learning need"
        ETHNICITY = "ETHNICITY", "Ethnic background"
        FAITH = "FAITH", "Faith"
        OFFENCE = "OFFENCE", "An offence, alleged or proven"

    class Ground(models.TextChoices):
        CLEAR_YES = "CLEAR_YES", "Only with somebody’s clear yes"
        PROTECTING = "PROTECTING", "To protect a child or an adult at risk"
        CLAIMS = "CLAIMS", "For a court or a legal claim"
        VITAL = "VITAL", "To save somebody’s life"

    class WhyNotAsked(models.TextChoices):
        CANNOT = "CANNOT", "They cannot say yes or no"
        NO_WAY = "NO_WAY", "We could not be expected to ask them"
        HARM = "HARM", "Asking would put somebody at risk"

    HEALTH_KINDS = (Kind.HEALTH, Kind.DISABILITY)

    case = models.ForeignKey(Case, models.CASCADE, related_name="sensitive_facts")
    about = models.ForeignKey(Party, models.CASCADE, related_name="sensitive_facts")
    kind = models.CharField(max_length=10, choices=Kind)
    ground = models.CharField(max_length=10, choices=Ground)
    why_not_asked = models.CharField(max_length=6, choices=WhyNotAsked, blank=True)
    # Who told us, on which side, by which way.
    told_by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    told_side = models.CharField(max_length=8, blank=True)
    way = models.CharField(max_length=8)
    told_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    locked_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["told_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="only_what_needs_a_yes_is_locked",
                condition=Q(locked_on=None) | Q(ground="CLEAR_YES"),
            ),
            models.CheckConstraint(
                name="why_nobody_was_asked_is_said",
                condition=Q(ground="PROTECTING") & ~Q(why_not_asked="")
                | ~Q(ground="PROTECTING") & Q(why_not_asked=""),
            ),
            models.CheckConstraint(
                name="an_offence_rests_on_no_yes",
                condition=~Q(kind="OFFENCE") | Q(ground__in=["PROTECTING", "CLAIMS"]),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="sensitive_facts_by_lock", fields=["ground", "locked_on"])
        ]

    def __str__(self) -> str:
        return f"Sensitive fact {self.key}"
