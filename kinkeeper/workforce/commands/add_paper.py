from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records import obligations
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.models import PaperUse, StaffPaper, Worker

Kind = StaffPaper.Kind
WORKED_WITH = "Somebody worked with a paper of this file."


@dataclass(frozen=True)
class Leave:
    """The child for whom leave was taken, and what the paper is about."""

    born_on: date
    adopted_on: date | None = None
    allowance_from: date | None = None
    about: str = StaffPaper.About.ENTITLEMENT
    period_from: date | None = None
    period_to: date | None = None

    def check(self, today: date) -> None:
        """Raise RefusedError for days that cannot be."""
        if self.born_on > today:
            raise RefusedError("The child’s birth date cannot be in the future.")
        for day in (self.adopted_on, self.allowance_from):
            if day is not None and not self.born_on <= day <= today:
                raise RefusedError(
                    "Adoption and allowance come after the birth, and not after today."
                )
        if self.about != StaffPaper.About.UNCLEAR:
            return
        if self.period_from is None or self.period_to is None:
            raise RefusedError("Enter the first and the last day of the pay.")
        if self.period_to < self.period_from:
            raise RefusedError("The last day cannot be before the first day.")

    def facts(self) -> dict[str, date | None]:
        """Return what is sealed with the paper."""
        return {
            "born_on": self.born_on,
            "adopted_on": self.adopted_on,
            "allowance_from": self.allowance_from,
        }


@trail.command
def add_paper(  # noqa: PLR0913
    *,
    worker: Worker,
    kind: str,
    title: str,
    by: Account,
    now: datetime,
    words: str = "",
    upload: bytes | None = None,
    leave: Leave | None = None,
    once: UUID | None = None,
) -> StaffPaper:
    """
    Put a paper about a worker on file.

    Papers of the file go with it. Parental leave and other papers get a life of their
    own. Raises RefusedError when leave comes without the child's birth date.
    """
    once_only.claim(once, by=by)
    keeping.only_a_keeper(by, worker)
    keeping.still_has_file(worker)
    today = clock.london(now).date()
    if not title.strip():
        raise RefusedError("Say in a few words what the paper is.")
    paper = StaffPaper(
        worker=worker, kind=Kind(kind), added_on=today, added_by_id=by.pk
    )
    paper.container = (
        worker.container
        if paper.is_of_file
        else containers.make("staff paper", now=now)
    )
    write(paper, title=title, words=words, leave=leave, today=today)
    paper.file = keeping.stored(paper.container, upload, now)
    paper.save()
    trail.record("staff_paper.added", about=paper, by=by, detail={"kind": kind})
    used(paper, PaperUse.How.CREATED, by=by, today=today)
    keep(paper, now)
    return paper


def write(
    paper: StaffPaper, *, title: str, words: str, leave: Leave | None, today: date
) -> None:
    """Seal what a paper says. Raises RefusedError for days that cannot be."""
    said: dict[str, object] = {"title": title.strip(), "words": words}
    if paper.kind == Kind.PARENTAL_LEAVE:
        if leave is None:
            raise RefusedError("Enter the birth date of the child.")
        leave.check(today)
        paper.about = leave.about
        unclear = leave.about == StaffPaper.About.UNCLEAR
        paper.period_from = leave.period_from if unclear else None
        paper.period_to = leave.period_to if unclear else None
        said |= leave.facts()
    paper.seal(said)


def used(paper: StaffPaper, how: str, *, by: Account, today: date) -> None:
    """Write down work with a paper whose life depends on it (P9j)."""
    if paper.kind == Kind.STAFF_MISC:
        paper.uses.create(used_on=today, how=how, by_id=by.pk)


def keep(paper: StaffPaper, now: datetime) -> None:
    """Work out anew how long a paper is kept, or say that its file is worked with."""
    if paper.is_of_file:
        keeping.tell_of_activity(paper.worker, WORKED_WITH)
    else:
        obligations.keep_alone(record=trail.name_of(paper), now=now)
