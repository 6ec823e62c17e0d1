from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord


class Draft(SealedRecord):
    """A referral form that somebody is still filling in. Sealed: `answers`.

    Has a container of its own. It is destroyed 14 days after the last change.
    """

    # What stands in `side` when a professional fills it in, who is on no side.
    PROFESSIONAL = "PROF"

    side = models.CharField(max_length=8)
    # Set when this is the other side's own form, asked for by the centre.
    invitation = models.OneToOneField(
        "referrals.Invitation", models.CASCADE, null=True, related_name="draft"
    )
    return_code_hash = models.CharField(max_length=128, blank=True)
    return_code_hint = models.CharField(max_length=64, blank=True, db_index=True)
    tries_left = models.PositiveSmallIntegerField(default=10)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    expires_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Draft {self.key}"
