from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import papering
from kinkeeper.privacy.records.commands.add_paper import Place
from kinkeeper.privacy.records.models import PaperFile, PaperStep


@trail.command
def move_paper(
    *, paper: PaperFile, place: Place, by: Account, now: datetime, version_seen: int
) -> None:
    """Write down that it stands in another place now. Raises RefusedError."""
    paper = papering.taken_up(paper, by=by, seen=version_seen)
    if not place.room.strip():
        raise RefusedError("Say where it stands now.")
    before = paper.place
    paper.room, paper.cabinet = place.room.strip(), place.cabinet.strip()
    paper.box = place.box.strip()
    words = f"From {before} to {paper.place}"
    papering.stepped(paper, PaperStep.What.MOVED, by=by, now=now, words=words)
