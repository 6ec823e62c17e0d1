"""
Doing again what was decided since the backup: holds first, then what destroys.

Danger: between the backup and this moment people were promised that things are gone.
Until every line is replayed nobody may use this database. Each line is one transaction
with its mark, so that a power cut leaves no line half done, and none is done twice.
"""

from dataclasses import dataclass, field

from django.db import transaction

from kinkeeper.foundation.recovery import journal, register
from kinkeeper.foundation.recovery.journal import Entry
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Replayed


class UnknownLineError(Exception):
    """The journal holds a kind of line that this version cannot replay."""


@dataclass
class Result:
    """How many lines were replayed, and which a person has to look at."""

    done: int = 0
    already: int = 0
    set_aside: list[str] = field(default_factory=list)


def replay_all() -> Result:
    """Replay every line that has no mark yet. Raises UnknownLineError, BrokenError."""
    marked = set(Mark.objects.values_list("number", flat=True))
    waiting: dict[str, list[Entry]] = {}
    for entry in journal.entries():
        if entry.number not in marked:
            waiting.setdefault(entry.line.kind, []).append(entry)
    known = register.replays()
    unknown = waiting.keys() - {each.kind for each in known}
    if unknown:
        raise UnknownLineError(
            "The journal was written by a newer version of Kinkeeper. Install that "
            f"version first ({', '.join(sorted(unknown))})."
        )
    result = Result()
    for each in known:
        for entry in waiting.get(each.kind, []):
            _replay(each, entry, result)
    return result


@transaction.atomic
def _replay(each: register.Replay, entry: Entry, result: Result) -> None:
    became = each.replay(entry.line)
    line = entry.line
    Mark.objects.create(
        number=entry.number,
        kind=line.kind,
        key=line.key,
        at=line.at,
        set_aside=became is Replayed.SET_ASIDE,
    )
    if became is Replayed.DONE:
        result.done += 1
    elif became is Replayed.ALREADY:
        result.already += 1
    else:
        result.set_aside.append(f"{line.kind} {line.key}")
