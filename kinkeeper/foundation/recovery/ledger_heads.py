"""The signed head of the audit log, kept in the journal as well.

Whoever puts back an old database would otherwise put back an old log with it. What was
logged between a backup and its restore is lost with the database; the journal says so,
and the heads of that time no longer bind.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kinkeeper.foundation.audit import bundle, signing
from kinkeeper.foundation.recovery import journal
from kinkeeper.foundation.recovery.journal import Entry
from kinkeeper.foundation.recovery.register import (
    Line,
    Replayed,
    add_replay,
    last_written,
)

HEAD, RESTORED = "ledger_head", "restored"
OLDER = (
    "The database is older than the journal: an old one was put back. "
    "Run `kinkeeper restore --finish`."
)
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


@dataclass(frozen=True)
class WrittenDown:
    """What the journal says about this database: its log's checkpoint, and faults."""

    checkpoint: bytes | None
    faults: tuple[str, ...] = ()


def written_down() -> WrittenDown:
    """Return what binds this database's log. Nothing while there is no journal."""
    try:
        checkpoint = binding(journal.entries())
    except journal.BrokenError as error:
        return WrittenDown(None, (f"The journal is broken. {error}",))
    return WrittenDown(checkpoint, (OLDER,) if journal.is_behind() else ())


def binding(entries: Iterable[Entry]) -> bytes | None:
    """
    Return the newest checkpoint that this database's log must contain.

    A restore lets go of the heads that were lost with the old database, and only a
    line that is signed says that there was one.
    """
    bound: list[tuple[int, str]] = []
    for entry in entries:
        said = entry.line.said
        if entry.line.kind == RESTORED:
            size = _signed_size(said)
            bound = [head for head in bound if size is None or head[0] <= size]
        elif entry.line.kind == HEAD:
            size = int(entry.line.key.split(":")[0])
            bound.append((size, str(said["checkpoint"])))
    return max(bound)[1].encode() if bound else None


def until(entries: Iterable[Entry], size: int) -> Iterator[Entry]:
    """Leave out the heads of a longer log than the one in a backup."""
    for entry in entries:
        if entry.line.kind != HEAD or int(entry.line.key.split(":")[0]) <= size:
            yield entry


def _signed_size(said: Mapping[str, Any]) -> int | None:
    """Return from which size on the log was lost; None when nobody signed it."""
    statement = str(said["statement"])
    signature = bytes.fromhex(str(said["signature"]))
    if not signing.is_signed(statement.encode(), signature):
        return None
    return int(statement.rsplit(" ", 1)[1])


def _due() -> Iterable[Line]:
    line = newest()
    if line is None:
        return ()
    before: datetime | None = last_written(HEAD)
    return (line,) if before is None or line.at - before >= _EVERY else ()


def _nothing(line: Line) -> Replayed:
    return Replayed.ALREADY
