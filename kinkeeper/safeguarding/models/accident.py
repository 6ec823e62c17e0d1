from django.conf import settings
from django.db import models

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case, Person


class Accident(SealedRecord):
    """
    One entry of the accident book, or a mark that a child had when they came.

    Sealed with a key of its own.

    Sealed: `name`, `address`, `occupation`, `born_on` of who was hurt; `where`,
    `what`, `injury`, `first_aid`, `witnesses`, `told`; `reported_how`; `maps`, the
    marks on a body with who saw them.

    Kept without an end date and looked at again (P9k, C-7). It protects nothing else: a
    concern is written apart.
    """

    class Sort(models.TextChoices):
        HERE = "HERE", "Happened here"
        BEFORE = "BEFORE", "Seen at arrival"

    class Hurt(models.TextChoices):
        CHILD = "CHILD", "A child"
        ADULT = "ADULT", "An adult of a family"
        WORKER = "WORKER", "Somebody of the team"
        VISITOR = "VISITOR", "Another visitor"

    sort = models.CharField(max_length=6, choices=Sort, default=Sort.HERE)
    reference = models.CharField(max_length=12, unique=True)
    hurt = models.CharField(max_length=7, choices=Hurt)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="accidents")
    # Null: no child of a case, or the child's row has gone.
    child = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    # Whether it had to be reported by law (RIDDOR), and the day on which it was.
    reportable = models.BooleanField(default=False)
    reported_on = models.DateField(null=True)
    # When the safeguarding lead had read of a mark seen at arrival.
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_what_is_reportable_is_reported",
                condition=models.Q(reported_on=None) | models.Q(reportable=True),
            )
        ]

    def __str__(self) -> str:
        return f"Accident {self.reference}"
