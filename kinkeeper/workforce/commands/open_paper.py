from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.workforce.commands import keeping
from kinkeeper.workforce.commands.add_paper import keep, used
from kinkeeper.workforce.models import PaperUse, StaffPaper

# Why somebody opens a paper. Only work with the person counts as a use (P9j).
TASK = "for a task"
RECORDS = "looking after the records"


@trail.command
def open_paper(*, paper: StaffPaper, purpose: str, by: Account, now: datetime) -> None:
    """
    Write down that a paper is opened, and what for.

    For a task: a use, from which the three years of other papers count anew. To look
    after the records: read, but not used. One's own papers may be read.
    """
    keeping.only_a_keeper(by)
    for_task = purpose == TASK
    trail.viewed(
        "staff_paper", about=paper, by=by, purpose=TASK if for_task else RECORDS
    )
    if for_task:
        used(paper, PaperUse.How.OPENED_FOR_TASK, by=by, today=clock.london(now).date())
        keep(paper, now)
