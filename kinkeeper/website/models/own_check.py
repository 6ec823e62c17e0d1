from typing import ClassVar

from django.db import models


class OwnCheck(models.Model):
    """A look that a person took at how we keep the policy, on a day in London.

    The system cannot look for them; it only knows when the next look is due.
    """

    class Sort(models.TextChoices):
        ACCESS = "ACCESS", "Who may see what"
        COMPLIANCE = "COMPLIANCE", "Whether we keep this policy"
        PROVIDER = "PROVIDER", "A company that works for us"

    sort = models.CharField(max_length=10, choices=Sort)
    # The company's id in the policy; empty for the other sorts.
    about = models.CharField(max_length=60, blank=True)
    done_on = models.DateField()
    by_id = models.BigIntegerField()
    found = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_look_at_a_company_names_it",
                condition=models.Q(sort="PROVIDER") & ~models.Q(about="")
                | (~models.Q(sort="PROVIDER") & models.Q(about="")),
            )
        ]

    def __str__(self) -> str:
        return f"Own check {self.pk}"
