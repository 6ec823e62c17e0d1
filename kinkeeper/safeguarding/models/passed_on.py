"""What leaves a concern: told to a body outside, or as a warning to the team."""

from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case
from kinkeeper.safeguarding.models.concern import Concern


class OutsideReferral(SealedRecord):
    """A concern told to a body outside. Sealed with the concern's key.

    Sealed: `person` whom we spoke to, their `number` for it, `said`, and `outcome`.
    """

    class Body(models.TextChoices):
        POLICE = "POLICE", "Police"
        MASH = "MASH", "Children’s social care (MASH)"
        OUT_OF_HOURS = "OUT_OF_HOURS", "Out-of-hours social care (EDT)"
        LADO = "LADO", "LADO, for somebody who works with children"
        SOCIAL_WORKER = "SOCIAL_WORKER", "The family’s social worker"
        CAFCASS = "CAFCASS", "Cafcass"
        COURT = "COURT", "The court"
        NACCC = "NACCC", "NACCC"
        DBS = "DBS", "DBS, about barring"
        CHARITY = "CHARITY", "Charity Commission"
        ICO = "ICO", "Information Commissioner"
        INSURER = "INSURER", "The insurer"
        OTHER = "OTHER", "Somebody else"

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="outside")
    body = models.CharField(max_length=13, choices=Body)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(null=True)
    answered_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Outside referral {self.pk}"


class Alert(SealedRecord):
    """A warning for those who see the family, in the lead's words. Sealed: `words`.

    It says what to do, never why: "Theo leaves by the garden door only".
    """

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="alerts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="alerts")
    from_on = models.DateField()
    ended_on = models.DateField(null=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [models.Index(name="alerts_now", fields=["case", "ended_on"])]

    def __str__(self) -> str:
        return f"Alert {self.pk}"
