"""
Doing again what was decided since the backup: holds first, then what destroys.

Danger: between the backup and this moment people were promised that things are gone.
Until every line is replayed nobody may use this database. Lines are replayed some at a
time, in one transaction with their marks, so that a power cut leaves no line half done,
and none is done twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from kinkeeper.foundation.recovery import journal, register
from kinkeeper.foundation.recovery.journal import Entry
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Replayed

# So many lines are one transaction. A power cut loses no more than their work.
AT_ONCE = 200


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
        for some in _portions(each, waiting.get(each.kind, [])):
            became = _replay(each, some)
            for entry, what in zip(some, became, strict=True):
                _count(entry, what, result)
    return result


def _portions(
    each: register.Replay, waiting: Sequence[Entry]
) -> Iterator[Sequence[Entry]]:
    size = AT_ONCE if each.replay_many else 1
    for start in range(0, len(waiting), size):
        yield waiting[start : start + size]


@transaction.atomic
def _replay(each: register.Replay, some: Sequence[Entry]) -> Sequence[Replayed]:
    lines = [entry.line for entry in some]
    if each.replay_many is not None:
        became = each.replay_many(lines)
    else:
        became = [each.replay(line) for line in lines]
    Mark.objects.bulk_create(
        Mark(
            number=entry.number,
            kind=entry.line.kind,
            key=entry.line.key,
            at=entry.line.at,
            set_aside=what is Replayed.SET_ASIDE,
        )
        for entry, what in zip(some, became, strict=True)
    )
    return became


def _count(entry: Entry, what: Replayed, result: Result) -> None:
    if what is Replayed.DONE:
        result.done += 1
    elif what is Replayed.ALREADY:
        result.already += 1
    else:
        result.set_aside.append(f"{entry.line.kind} {entry.line.key}")
