from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from kinkeeper.rules.contact_sessions.shared_tablet import TRIES


class SharedTabletQuerySet(models.QuerySet["SharedTablet"]):
    def in_use(self, on: date) -> Self:
        """Keep those that a manager named, and that have not ended by `on`."""
        return self.filter(withdrawn_at=None, ends_on__gt=on)


class SharedTablet(models.Model):
    """A device that several workers use. Who named or withdrew it: the trail says."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=40)
    place = models.CharField(max_length=60)
    # Digest of the random word that the device itself keeps.
    digest = models.CharField(max_length=64, unique=True)
    named_at = models.DateTimeField()
    ends_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SharedTabletQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_tablet_of_a_name",
                fields=["name"],
                condition=models.Q(withdrawn_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"Shared tablet {self.pk}"


class Pin(models.Model):
    """What one worker types on one tablet, on one day. Gone in the night after."""

    tablet = models.ForeignKey(SharedTablet, models.CASCADE, related_name="pins")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    set_on = models.DateField()
    # Slow digest of the PIN, the tablet's own word and the account together.
    digest = models.CharField(max_length=200)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_pin_of_a_worker_on_a_tablet", fields=["tablet", "account"]
            ),
            models.CheckConstraint(
                name="no_more_tries_than_five", condition=models.Q(tries__lte=TRIES)
            ),
        ]

    def __str__(self) -> str:
        return f"PIN {self.pk}"
