"""Where a record lies besides this program: on paper, in a laptop, with others."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kinkeeper.people.models import Case


class PaperFile(models.Model):
    """One place in which a record lies outside the program (P7m, C-18).

    Its label is a number and no name. What it holds and where it stands are kept in
    neutral words, so that the register itself tells nothing about a family.
    """

    class Sort(models.TextChoices):
        PAPER = "PAPER", "Paper"
        LAPTOP = "LAPTOP", "A laptop or phone"
        STICK = "STICK", "A memory stick or disc"
        MAILBOX = "MAILBOX", "A mailbox"
        PROCESSOR = "PROCESSOR", "A firm that works for us"

    class State(models.TextChoices):
        IN_PLACE = "IN_PLACE", "In its place"
        OUT = "OUT", "Out"
        DESTROYED = "DESTROYED", "Destroyed"

    class How(models.TextChoices):
        CROSS_CUT = "CROSS_CUT", "Cross-cut shredder here (P-4 or finer)"
        CONTRACTOR = "CONTRACTOR", "Confidential waste firm"
        WIPED = "WIPED", "Wiped or overwritten"
        CONFIRMED = "CONFIRMED", "The other firm confirmed it in writing"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    label = models.CharField(max_length=12, unique=True)
    sort = models.CharField(max_length=9, choices=Sort, default=Sort.PAPER)
    # Of a case (`record` empty: all of its file), or of one record by its name.
    case = models.ForeignKey(
        Case, models.SET_NULL, null=True, related_name="paper_files"
    )
    record = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=12)
    holds_what = models.CharField(max_length=120)
    room = models.CharField(max_length=60, blank=True)
    cabinet = models.CharField(max_length=60, blank=True)
    box = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.IN_PLACE)
    # Who has it now; empty while it is in its place.
    with_whom = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    back_by = models.DateField(null=True)
    added_on = models.DateField()
    destroyed_on = models.DateField(null=True)
    destroyed_how = models.CharField(max_length=12, choices=How, blank=True)
    destroyed_by_id = models.BigIntegerField(null=True)
    witnessed_by_id = models.BigIntegerField(null=True)
    slip_number = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="destroyed_paper_has_its_certificate",
                condition=Q(state="DESTROYED", destroyed_on__isnull=False)
                & ~Q(destroyed_how="")
                & Q(destroyed_by_id__isnull=False, witnessed_by_id__isnull=False)
                & ~Q(destroyed_by_id=F("witnessed_by_id"))
                | ~Q(state="DESTROYED")
                & Q(destroyed_on=None, destroyed_how="", destroyed_by_id=None)
                & Q(witnessed_by_id=None, slip_number=""),
            ),
            models.CheckConstraint(
                name="a_firm_leaves_its_slip",
                condition=~Q(destroyed_how="CONTRACTOR") | ~Q(slip_number=""),
            ),
            models.CheckConstraint(
                name="paper_is_out_with_somebody",
                condition=~Q(state="OUT") | Q(back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Paper {self.label}"

    @property
    def place(self) -> str:
        """Where it stands when nobody has it: "Office, cabinet 2, box 7"."""
        return ", ".join(filter(None, (self.room, self.cabinet, self.box)))


class PaperStep(models.Model):
    """One movement of a paper file. Steps are only ever added."""

    class What(models.TextChoices):
        ADDED = "ADDED", "Put on the register"
        MOVED = "MOVED", "Moved"
        TAKEN = "TAKEN", "Taken out"
        RETURNED = "RETURNED", "Brought back"
        DESTROYED = "DESTROYED", "Destroyed"

    paper = models.ForeignKey(PaperFile, models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    what = models.CharField(max_length=9, choices=What)
    by_id = models.BigIntegerField()
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"Step {self.pk}"
