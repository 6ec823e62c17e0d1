"""What somebody answered when asked whether a change may count for them."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models

from kinkeeper.people.models import Case, Party


class ChangeAnswer(models.Model):
    """One answer to the reductions of one edition. Only ever added to, or taken back.

    `party` is the person whom it concerns, `given_by` who answered: the person, or for
    a child somebody who holds parental responsibility. `counts_for` names the changes
    that were shown; a yes is a yes to those alone (PV-3). The proof outlives the case
    file, so the parts of the case may go and the answer stays.
    """

    class Answer(models.TextChoices):
        YES = "YES", "Yes"
        NO = "NO", "No"
        DIED = "DIED", "This person has died"

    class Capacity(models.TextChoices):
        SELF = "SELF", "For themselves"
        CHILD = "CHILD", "A child who understands, for themselves"
        PARENT = "PARENT", "Holds parental responsibility for the child"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    given_by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    edition = models.CharField(max_length=20)
    counts_for = models.JSONField(default=list)
    wording = models.TextField()
    wording_sha256 = models.CharField(max_length=64)
    answer = models.CharField(max_length=4, choices=Answer)
    capacity = models.CharField(max_length=6, choices=Capacity)
    on_paper = models.BooleanField(default=False)
    answered_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # Taken back, or replaced by a newer answer of the same person.
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_living_answer_to_an_edition",
                fields=["party", "given_by", "edition"],
                condition=models.Q(ended_on=None),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="answers_of_a_case", fields=["case", "edition"])
        ]

    def __str__(self) -> str:
        return f"Change answer {self.key}"
