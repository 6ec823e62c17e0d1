from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import papering
from kinkeeper.privacy.records.models import Obligation, PaperFile, PaperStep


@dataclass(frozen=True)
class Place:
    """Where it stands: a room, a cabinet, a box. What is not known stays empty."""

    room: str
    cabinet: str = ""
    box: str = ""


@trail.command
def add_paper(
    *,
    record: str,
    sort: str,
    holds_what: str,
    place: Place,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> PaperFile:
    """
    Put another place of a record on the register, with a label number of its own.

    `record` is a record that is on file (`trail.name_of`). From now on its disposal is
    complete only when this place is certified too (C-18). Raises RefusedError.
    """
    once_only.claim(once, by=by)
    papering.insist_may_keep(by)
    promised = Obligation.objects.filter(record=record).first()
    if promised is None:
        raise RefusedError("There is no such record on file.")
    if not place.room.strip() or not holds_what.strip():
        raise RefusedError("Say what it holds and where it stands. No names.")
    paper = PaperFile(
        label=_next_label(),
        sort=PaperFile.Sort(sort),
        case=promised.case,
        record=record,
        kind=promised.kind,
        reference=promised.reference,
        holds_what=holds_what.strip(),
        room=place.room.strip(),
        cabinet=place.cabinet.strip(),
        box=place.box.strip(),
        added_on=clock.london(now).date(),
    )
    papering.stepped(paper, PaperStep.What.ADDED, by=by, now=now, words=paper.place)
    return paper


def _next_label() -> str:
    last = PaperFile.objects.order_by("-pk").first()
    return f"P-{int(last.label[2:]) + 1 if last else 1:04d}"
