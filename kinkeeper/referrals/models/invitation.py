from django.db import models

from kinkeeper.people.models import Case, Party


class Invitation(models.Model):
    """The centre asks a person to fill in their side, or to join the portal.

    Only a hash of the link is kept.
    """

    class Sort(models.TextChoices):
        OTHER_SIDE = "OTHER_SIDE", "Fill in your side"
        PORTAL = "PORTAL", "Choose a password"

    case = models.ForeignKey(Case, models.CASCADE, related_name="invitations")
    party = models.ForeignKey(Party, models.CASCADE, related_name="invitations")
    sort = models.CharField(max_length=10, choices=Sort)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    expires_on = models.DateField()
    used_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Invitation {self.pk}"
