from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models.case import Case
from kinkeeper.people.models.party import Party


class Responsibility(SealedRecord):
    """
    Somebody holds parental responsibility for a child, and how we know.

    Sealed: `words` (what the paper is, or what was said), `ended` (why it is over).
    The row belongs to the holder's side.
    """

    class Known(models.TextChoices):
        SAID = "SAID", "They said so"
        BIRTH = "BIRTH", "Birth certificate"
        MARRIAGE = "MARRIAGE", "Married to the mother"
        ORDER = "ORDER", "Court order"
        AGREEMENT = "AGREEMENT", "Agreement that the parents registered"

    case = models.ForeignKey(Case, models.CASCADE, related_name="responsibilities")
    child = models.ForeignKey(Party, models.CASCADE, related_name="+")
    holder = models.ForeignKey(Party, models.CASCADE, related_name="responsible_for")
    known = models.CharField(max_length=9, choices=Known)
    # The day a paper was seen, and by whom. Empty while it was only said.
    seen_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["child_id", "from_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="responsibility_by_paper_was_seen",
                condition=Q(known="SAID", seen_on=None)
                | ~Q(known="SAID") & Q(seen_on__isnull=False),
            ),
            models.CheckConstraint(
                name="responsibility_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="nobody_is_responsible_for_themselves",
                condition=~Q(child=F("holder")),
            ),
            models.UniqueConstraint(
                name="one_living_responsibility",
                fields=["child", "holder"],
                condition=Q(to_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Responsibility {self.key}"
