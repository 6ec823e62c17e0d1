"""What must happen again after a restore, and how.

A backup knows nothing of what came after it. Every app whose decisions must outlive a
restore adds them here when Django starts: which lines the journal must hold, and what
each line does when it is read again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from kinkeeper.foundation.recovery.models import Mark


@dataclass(frozen=True)
class Line:
    """One committed fact that must outlive a restore. Keys, codes, days; no names.

    `key` tells this line from all others of its kind: what changes later is a new line
    with a new key, such as `<uuid>:<version>`. `said` must be plain JSON.
    """

    kind: str
    key: str
    at: datetime
    said: Mapping[str, Any] = field(default_factory=dict)


class Replayed(StrEnum):
    """What became of a line that was read again."""

    DONE = "done"
    ALREADY = "already so"
    SET_ASIDE = "set aside for a person"


@dataclass(frozen=True)
class Replay:
    """One kind of line. Lower `order` is replayed first."""

    kind: str
    order: int
    lines: Callable[[], Iterable[Line]]
    replay: Callable[[Line], Replayed]
    replay_many: Callable[[Sequence[Line]], Sequence[Replayed]] | None = None


# Whoever keeps something comes before whoever destroys: nothing newly held may go.
HOLDS, RESTRICTIONS, DISPOSALS, ERASURES, WITHDRAWALS = 10, 20, 50, 60, 70

_replays: dict[str, Replay] = {}


def add_replay(
    kind: str,
    *,
    order: int,
    lines: Callable[[], Iterable[Line]],
    replay: Callable[[Line], Replayed],
    replay_many: Callable[[Sequence[Line]], Sequence[Replayed]] | None = None,
) -> None:
    """
    Register a kind of line.

    `lines` gives, from committed rows, what the journal should hold. Lines that it
    holds already are passed over, so giving too many is safe; `last_written(kind)`
    helps to give few. It is called every minute, at the end of each disposal and before
    a backup.

    `replay` does it again, in a transaction that is already open, and must be safe to
    repeat. It never asks anybody and never sends anything. `replay_many` comes to the
    same end for many lines, given in their order, in fewer statements.
    """
    _replays[kind] = Replay(kind, order, lines, replay, replay_many)


def replays() -> list[Replay]:
    """Return every kind, in the order in which a restore replays them."""
    return sorted(_replays.values(), key=lambda each: (each.order, each.kind))


def last_written(kind: str) -> datetime | None:
    """Return the moment of the newest line of a kind; None when there is none.

    Rows are not committed in the order of their moments: look back a day further.
    """
    return (
        Mark.objects.filter(kind=kind)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
