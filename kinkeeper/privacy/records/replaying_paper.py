"""
The register of paper outlives a restore (P7m, C-18).

Paper that was shredded would stand on a shelf again, and a disposal that is complete
would wait for it. What somebody wrote of its content stays out of the journal, and so
does who has it.
"""

from collections.abc import Iterator
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.models import PaperFile

KIND = "paper"
LOST = "Put on the register after the backup. Look what it holds."
_PASSING = ("holds_what", "version")


def register_replay() -> None:
    register.add_replay(KIND, order=register.ERASURES, lines=lines, replay=replay)


def lines() -> Iterator[Line]:
    """Yield every place as it is now. One that changed has a new key."""
    for paper in PaperFile.objects.select_related("case").order_by("pk").iterator():
        said = _told(paper)
        imprint = words.imprint(sorted(said.items()))
        at = clock.moment(paper.destroyed_on or paper.added_on, 0)
        yield Line(KIND, f"{paper.key}:{imprint}", at, said)


def replay(line: Line) -> Replayed:
    """Make the place what the line says."""
    said = dict(line.said)
    values = words.read(PaperFile, said)
    found = PaperFile.objects.filter(key=values["key"]).first()
    if found is not None and _told(found) == said:
        return Replayed.ALREADY
    paper = found or PaperFile(holds_what=LOST)
    for name, value in values.items():
        setattr(paper, name, value)
    if said["case"]:
        paper.case = Case.objects.filter(key=said["case"]).first()
    paper.save()
    trail.record(
        "paper.replayed",
        about=paper,
        by=None,
        case_key=paper.case.key if paper.case else None,
        detail={"label": paper.label},
    )
    return Replayed.DONE


def _told(paper: PaperFile) -> dict[str, Any]:
    case = str(paper.case.key) if paper.case else ""
    return {**words.told(paper, without=_PASSING), "case": case}
