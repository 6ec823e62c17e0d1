"""The signed head of the audit log, kept in the journal as well.

Whoever puts back an old database would otherwise put back an old log with it. What was
logged between a backup and its restore is lost with the database; the journal says so,
and the heads of that time no longer bind.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from kinkeeper.foundation.audit import bundle
from kinkeeper.foundation.recovery.journal import Entry
from kinkeeper.foundation.recovery.register import (
    Line,
    Replayed,
    add_replay,
    last_written,
)

HEAD, RESTORED = "ledger_head", "restored"
_LAST = 900
_EVERY = timedelta(hours=6)


def register_all() -> None:
    add_replay(HEAD, order=_LAST, lines=_due, replay=_nothing)
    add_replay(RESTORED, order=_LAST, lines=lambda: (), replay=_nothing)


def newest() -> Line | None:
    """Return the newest head as a line; None while the log is empty."""
    head = bundle.last_head()
    if head is None:
        return None
    said = {"checkpoint": bundle.checkpoint_text(head)}
    root = bytes(head.root).hex()[:16]
    return Line(HEAD, f"{head.size}:{root}", head.sealed_at, said)


def binding(entries: Iterable[Entry]) -> bytes | None:
    """Return the newest checkpoint that this database's log must contain."""
    bound: list[tuple[int, str]] = []
    for entry in entries:
        said = entry.line.said
        if entry.line.kind == RESTORED:
            bound = [head for head in bound if head[0] <= int(said["ledger"])]
        elif entry.line.kind == HEAD:
            size = int(entry.line.key.split(":")[0])
            bound.append((size, str(said["checkpoint"])))
    return max(bound)[1].encode() if bound else None


def until(entries: Iterable[Entry], size: int) -> Iterator[Entry]:
    """Leave out the heads of a longer log than the one in a backup."""
    for entry in entries:
        if entry.line.kind != HEAD or int(entry.line.key.split(":")[0]) <= size:
            yield entry


def _due() -> Iterable[Line]:
    line = newest()
    if line is None:
        return ()
    before: datetime | None = last_written(HEAD)
    return (line,) if before is None or line.at - before >= _EVERY else ()


def _nothing(line: Line) -> Replayed:
    return Replayed.ALREADY
