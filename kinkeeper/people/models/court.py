"""Court and Cafcass: once on the file, it counts for ever (C-3)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case


class CourtOrder(SealedRecord):
    """
    An order on the file, or one that a form mentions.

    Sealed: `terms`, `court`, `number`, `kind`, `who` (who may be there), `bans`,
    `told_by`, `goes_on_because`. It is court material: it is never shown to a side.
    """

    class Contact(models.TextChoices):
        SUPERVISED = "supervised", "Supervised"
        SUPPORTED = "supported", "Supported"
        HANDOVER = "handover", "Handover"
        INDIRECT = "indirect", "Letters and calls only"
        UNSAID = "", "It does not say"

    case = models.ForeignKey(Case, models.CASCADE, related_name="court_orders")
    recorded_on = models.DateField()
    # Null while only a form speaks of it and nobody has read the paper.
    read_on = models.DateField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    hearing_on = models.DateField(null=True, blank=True)
    # The day from which another order stands in its place.
    ended_on = models.DateField(null=True, blank=True)
    # After its end: a named person decided that contact goes on without it.
    goes_on = models.BooleanField(default=False)
    contact = models.CharField(max_length=10, choices=Contact, blank=True)
    forbids_contact = models.BooleanField(default=False)
    may_leave = models.BooleanField(default=False)
    # Roles to whom the court lets reports go; null when it has not said.
    report_recipients = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["recorded_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="order_ends_after_it_is_made",
                condition=Q(expires_on=None)
                | Q(made_on=None)
                | Q(expires_on__gte=F("made_on")),
            )
        ]

    def __str__(self) -> str:
        return f"Court order {self.key}"


class OrderSight(models.Model):
    """A worker has read what an order says. Once for each version of it."""

    order = models.ForeignKey(CourtOrder, models.CASCADE, related_name="sights")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    version = models.PositiveIntegerField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["seen_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_sight_of_a_version", fields=["order", "account", "version"]
            )
        ]

    def __str__(self) -> str:
        return f"Sight {self.pk}"


class CafcassEntry(models.Model):
    """A letter, report or referral from Cafcass, or a section 7 report."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="cafcass_entries")
    recorded_on = models.DateField()
    sort = models.CharField(max_length=30)

    def __str__(self) -> str:
        return f"Cafcass entry {self.pk}"
