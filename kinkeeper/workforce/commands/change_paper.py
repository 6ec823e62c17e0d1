from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.commands.add_paper import Leave, keep, used, write
from kinkeeper.workforce.models import PaperUse, StaffPaper


@trail.command
def change_paper(
    *,
    paper: StaffPaper,
    title: str,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    leave: Leave | None = None,
) -> None:
    """
    Change what a paper says, or the child's facts: adoption found, allowance begun.

    A child whose allowance has once begun keeps it here, even if it stops (A7). For
    other papers the change is a use, so their three years begin again.
    """
    keeping.only_a_keeper(by, paper.worker)
    versions.advance(paper, seen=version_seen)
    paper.refresh_from_db()
    if not title.strip():
        raise RefusedError("Say in a few words what the paper is.")
    had_allowance = paper.unseal().get("allowance_from")
    if had_allowance and leave is not None and leave.allowance_from is None:
        raise RefusedError(
            "The allowance is on file. Its first day can be corrected, not taken away."
        )
    today = clock.london(now).date()
    write(paper, title=title, words=words, leave=leave, today=today)
    paper.save(update_fields=["sealed", "about", "period_from", "period_to"])
    trail.record("staff_paper.changed", about=paper, by=by)
    used(paper, PaperUse.How.EDITED, by=by, today=today)
    keep(paper, now)
