"""
Certifying that a paper file, or another place of a record, has been destroyed.

Danger: what is certified here was shredded by hand, before or after. So it is refused
while the record must be kept or a hold reaches it, and it takes two people: one who
did it and one who watched.
"""

from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import papering
from kinkeeper.privacy.records.models import Obligation, PaperFile, PaperStep
from kinkeeper.privacy.records.queries.holds import holds_on, stopping


@dataclass(frozen=True)
class Destruction:
    """How, when, who watched, and the number of the firm's slip."""

    how: str
    on: date
    witness: Account | None
    slip_number: str = ""
    # The record itself stays in the program: this was only a copy of it.
    copy: bool = False


@trail.command
def destroy_paper(
    *,
    paper: PaperFile,
    told: Destruction,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Certify the destruction of one place of a record, as confidential waste (P7m).

    Raises RefusedError while a hold reaches the record, while it is still to be kept
    (unless this is a copy), without a second person, and without a firm's slip.
    """
    paper = papering.taken_up(paper, by=by, seen=version_seen)
    today = clock.london(now).date()
    _insist_it_may_go(paper, told, today)
    _insist_on_two(told, by)
    if not paper.added_on <= told.on <= today:
        raise RefusedError("Choose a day between its adding and today.")
    if told.how == PaperFile.How.CONTRACTOR and not told.slip_number.strip():
        raise RefusedError("Write down the number of the firm’s slip.")
    paper.state = PaperFile.State.DESTROYED
    paper.destroyed_on, paper.destroyed_how = told.on, PaperFile.How(told.how)
    paper.destroyed_by_id = by.pk
    paper.witnessed_by_id = told.witness.pk if told.witness else None
    paper.slip_number = told.slip_number.strip()
    paper.with_whom, paper.back_by = None, None
    words = PaperFile.How(told.how).label
    papering.stepped(paper, PaperStep.What.DESTROYED, by=by, now=now, words=words)


def _insist_it_may_go(paper: PaperFile, told: Destruction, today: date) -> None:
    if holds_on(paper.case, paper.record).filter(stopping(today)).exists():
        raise RefusedError("It is on hold. Do not destroy it.")
    if not told.copy and Obligation.objects.filter(record=paper.record).exists():
        raise RefusedError(
            "Its record is still kept. First two people agree to its disposal, "
            "then the paper goes. Or say that this is only a copy."
        )


def _insist_on_two(told: Destruction, by: Account) -> None:
    witness = told.witness
    if witness is None or witness.pk == by.pk or not witness.is_team:
        raise RefusedError("A second person of the team must have watched.")
