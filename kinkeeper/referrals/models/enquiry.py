from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kinkeeper.foundation.vault.models import SealedRecord
from kinkeeper.people.models import Case


class Enquiry(SealedRecord):
    """
    Somebody called, wrote or came in, and no case of theirs is open yet.

    Has a key of its own; the papers that came with an e-mail lie under it. When it is
    put on a family's file, its words go there and are emptied here. Sealed: `name`,
    `phone`, `email`, `safe_times`, `voicemail`, `wants`, `area`, `court_on`,
    `heard_from`, `words`, and `log`: what was answered.
    """

    class Channel(models.TextChoices):
        PHONE = "PHONE", "By phone"
        EMAIL = "EMAIL", "By email"
        WALK_IN = "WALK_IN", "Came in"
        POST = "POST", "By post"

    class Caller(models.TextChoices):
        RESIDENT = "RESIDENT", "The adult the children live with"
        VISITING = "VISITING", "An adult who wants to see the children"
        RELATIVE = "RELATIVE", "Another relative"
        PROFESSIONAL = "PROFESSIONAL", "A professional"
        OTHER = "OTHER", "Somebody else"

    class Outcome(models.TextChoices):
        OPEN = "", "Still open"
        REFERRED = "REFERRED", "It became a referral"
        FORM = "FORM", "They fill in a form themselves"
        SIGNPOSTED = "SIGNPOSTED", "We named another service"
        ANSWERED = "ANSWERED", "The answer was enough"
        SILENT = "SILENT", "We could not reach them"
        FILED = "FILED", "It was put on a family’s file"
        NOT_US = "NOT_US", "It was not meant for us"

    reference = models.CharField(max_length=12, unique=True)
    received_at = models.DateTimeField()
    answer_by_on = models.DateField()
    channel = models.CharField(max_length=8, choices=Channel)
    caller = models.CharField(max_length=12, choices=Caller)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    closed_on = models.DateField(null=True)
    became = models.ForeignKey(
        Case, models.SET_NULL, null=True, related_name="enquiries"
    )
    # A digest of an e-mail that came, so that the same one is kept once.
    mark = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001
    # Whose file it may belong on, by its sender or a reference. A person decides.
    perhaps = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="+")
    perhaps_side = models.CharField(max_length=8, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["answer_by_on", "pk"]
        verbose_name_plural = "enquiries"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="enquiry_closes_with_an_outcome",
                condition=Q(closed_on=None, outcome="")
                | Q(closed_on__isnull=False) & ~Q(outcome=""),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                name="enquiries_open",
                fields=["answer_by_on"],
                condition=Q(closed_on=None),
            )
        ]

    def __str__(self) -> str:
        return f"Enquiry {self.reference}"
