from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class ProfessionalForm(SealedRecord):
    """What a professional wrote about a family. Sealed: `answers`. Never changed.

    It is on no side: it may hold the details of both, so it is for staff alone.
    """

    class Role(models.TextChoices):
        SOLICITOR_RESIDENT = "SOL_RES", "Solicitor of the adult the children live with"
        SOLICITOR_VISITING = "SOL_VIS", "Solicitor of the visiting adult"
        MEDIATOR = "MEDIATOR", "Mediator"
        CAFCASS = "CAFCASS", "Cafcass"
        COUNCIL = "COUNCIL", "Local authority"
        COURT = "COURT", "Court"
        CENTRE = "CENTRE", "Another contact centre"
        OTHER = "OTHER", "Another professional"

    case = models.OneToOneField(Case, models.CASCADE, related_name="professional_form")
    role = models.CharField(max_length=8, choices=Role)
    sent_at = models.DateTimeField()
    notice_version = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"Professional form {self.key}"
