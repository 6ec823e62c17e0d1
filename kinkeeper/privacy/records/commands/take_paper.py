from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import papering
from kinkeeper.privacy.records.models import PaperFile, PaperStep

State = PaperFile.State


@trail.command
def take_paper(
    *,
    paper: PaperFile,
    with_whom: Account,
    back_by: date,
    what_for: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """Write down who took it, what for, and until when. Raises RefusedError."""
    paper = papering.taken_up(paper, by=by, seen=version_seen)
    if paper.state == State.OUT:
        raise RefusedError("Somebody has it already.")
    if not with_whom.is_team:
        raise RefusedError("Only somebody of the team can take it.")
    if back_by < clock.london(now).date():
        raise RefusedError("Choose a day from today on to bring it back.")
    paper.state, paper.with_whom, paper.back_by = State.OUT, with_whom, back_by
    words = f"{with_whom.short_name}: {what_for.strip()}"
    papering.stepped(paper, PaperStep.What.TAKEN, by=by, now=now, words=words)


@trail.command
def return_paper(
    *, paper: PaperFile, by: Account, now: datetime, version_seen: int
) -> None:
    """Write down that it is back in its place. Raises RefusedError."""
    paper = papering.taken_up(paper, by=by, seen=version_seen)
    if paper.state != State.OUT:
        raise RefusedError("It is in its place already.")
    paper.state, paper.with_whom, paper.back_by = State.IN_PLACE, None, None
    papering.stepped(paper, PaperStep.What.RETURNED, by=by, now=now)
