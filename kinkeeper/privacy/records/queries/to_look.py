"""Holds and papers that wait for somebody, for the list of what to look at."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef

from kinkeeper.privacy.records.models import Obligation, PaperFile
from kinkeeper.privacy.records.queries.hold_list import holds_to_review
from kinkeeper.privacy.records.queries.work_list import ToLook
from kinkeeper.rules.retention import Record

State = PaperFile.State


def holds_due(today: date) -> Iterator[ToLook]:
    """Yield the holds past the day on which somebody should look again (C-8)."""
    for hold in holds_to_review(today).select_related("case").order_by("review_on"):
        yield ToLook(
            reference=hold.follows or (hold.case.reference if hold.case else ""),
            title="Hold",
            reason=f"{hold.get_kind_display()}: it is past its day to look again.",
            what_to_do=f"See how {hold.follows} goes on."
            if hold.follows
            else "Keep it longer with a reason, or let two people end it.",
            since=hold.review_on,
        )


def papers_waiting(today: date) -> Iterator[ToLook]:
    """Yield papers not brought back, and papers whose record has been disposed of."""
    known = PaperFile.objects.exclude(kind=Record.SAFEGUARDING).order_by("pk")
    for paper in known.filter(state=State.OUT, back_by__lt=today):
        yield ToLook(
            reference=paper.label,
            title="Paper file",
            reason="It was not brought back in time.",
            what_to_do="Ask who has it, and write down that it is back.",
            since=paper.back_by or paper.added_on,
        )
    kept = Obligation.objects.filter(record=OuterRef("record"))
    left = known.exclude(state=State.DESTROYED).filter(~Exists(kept))
    for paper in left:
        yield ToLook(
            reference=paper.label,
            title="Paper file",
            reason="Its record has been disposed of, and the paper is still here.",
            what_to_do="Destroy it with a second person, and certify it.",
            since=paper.added_on,
        )
