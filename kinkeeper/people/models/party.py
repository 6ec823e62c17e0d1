"""Who a person is in a case, and on which side of its wall."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case
from kinkeeper.people.models.person import Person


class Party(SealedRecord):
    """One person's part in one case.

    Sealed: `email`, `phone`, `address`, `postcode`, `school`, `car`, `safe_contact`
    (see `people.forms`), `telling` and whatever else this side told us about itself.
    All of it belongs to this party's side and never crosses to another (K3).
    """

    class Side(models.TextChoices):
        RESIDENT = "RESIDENT", "The adult the child lives with"
        VISITING = "VISITING", "The visiting adult"
        CHILD = "CHILD", "The child"
        OTHER = "OTHER", "Somebody else"

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="parts")
    side = models.CharField(max_length=8, choices=Side)
    relationship = models.CharField(max_length=60, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="parts"
    )
    keep_address_secret = models.BooleanField(default=False)
    barred = models.BooleanField(default=False)
    identity_verified_on = models.DateField(null=True, blank=True)
    address_verified_on = models.DateField(null=True, blank=True)
    joined_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_part_in_a_case", fields=["case", "person"]
            )
        ]

    def __str__(self) -> str:
        return f"Party {self.key}"

    @property
    def is_adult_side(self) -> bool:
        return self.side in (self.Side.RESIDENT, self.Side.VISITING)
