"""What happened, and the proof that nobody rewrote it."""

from secrets import token_bytes
from typing import ClassVar

from django.db import models


def new_salt() -> bytes:
    return token_bytes(16)


class Event(models.Model):
    """One thing that happened. Holds keys and codes, never what a record says.

    No foreign keys, so that what an event speaks of can be destroyed. The body has a
    retention rule of its own; the salted leaf in the log outlives it.
    """

    action = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    case_key = models.UUIDField(null=True, db_index=True)
    by_id = models.BigIntegerField(null=True)
    by_roles = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=120, blank=True)
    detail = models.JSONField(default=dict)
    happened_at = models.DateTimeField()
    salt = models.BinaryField(default=new_salt)
    # Place in the sealed log; empty until the sealer has come by. The leaf of that
    # number is unique; an index here as well would slow every act down.
    sealed_as = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                name="events_to_seal",
                fields=["id"],
                condition=models.Q(sealed_as=None),
            ),
            models.Index(name="events_by_person", fields=["by_id", "happened_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.about}"


class Leaf(models.Model):
    """One salted digest of the log. Never changed, never deleted."""

    number = models.BigIntegerField(primary_key=True)
    digest = models.BinaryField()

    def __str__(self) -> str:
        return f"Leaf {self.number}"


class Checkpoint(models.Model):
    """The signed head of the log at one size."""

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField()
    frontier = models.JSONField()
    sealed_at = models.DateTimeField()
    signature = models.BinaryField()

    def __str__(self) -> str:
        return f"Checkpoint at {self.size}"


class Once(models.Model):
    """A form post that was carried out, so that a second press does nothing new."""

    token = models.UUIDField(primary_key=True)
    by_id = models.BigIntegerField(null=True)
    went_to = models.CharField(max_length=300, blank=True)
    happened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Once {self.token}"
