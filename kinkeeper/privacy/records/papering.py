"""What every act on the paper register does: lock, check the state, add a step."""

from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import PaperFile, PaperStep


def insist_may_keep(by: Account) -> None:
    if not by.may(Power.PAPER_KEEP):
        raise RefusedError("Your role does not look after paper files.")


def taken_up(paper: PaperFile, *, by: Account, seen: int) -> PaperFile:
    """Return a paper file as it is now, for one more step. Refuses what has gone."""
    insist_may_keep(by)
    versions.advance(paper, seen=seen)
    paper.refresh_from_db()
    if paper.state == PaperFile.State.DESTROYED:
        raise RefusedError(f"{paper.label} has been destroyed.")
    return paper


def stepped(
    paper: PaperFile, what: str, *, by: Account, now: datetime, words: str = ""
) -> None:
    """Save a paper file with one more line of its history, and record it."""
    paper.save()
    PaperStep.objects.create(
        paper=paper, at=now, what=what, by_id=by.pk, words=words.strip()[:200]
    )
    trail.record(
        f"paper.{what.lower()}",
        about=paper,
        by=by,
        case_key=paper.case.key if paper.case else None,
        detail={"label": paper.label},
    )
