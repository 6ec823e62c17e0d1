"""
The journal: what was decided since any backup, written down outside the database.

Danger: a restore believes what stands here. Lines are only ever added, each holds the
digest of the one before it, and they are on the disk before anybody goes on.

A line's mark is committed in the database before the line is written. So a database
with fewer marks than the journal has lines is an older one, put back; a journal with
fewer lines than there are marks was cut off while writing, and is completed.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Line

START = "0" * 64
AT_ONCE = 400


class BehindError(Exception):
    """The database is older than the journal: it was put back and not brought on."""


class BrokenError(Exception):
    """A line was changed or taken away. The message says which."""


@dataclass(frozen=True)
class Entry:
    """One line as it stands in the journal."""

    number: int
    line: Line
    digest: str


def head() -> tuple[int, str]:
    """Return number and digest of the last line; 0 and zeros when there is none."""
    for path in reversed(_files(folder())):
        text = path.read_bytes()
        whole = text[: text.rfind(b"\n") + 1].splitlines()
        if whole:
            told = json.loads(whole[-1])
            return int(told["n"]), str(told["digest"])
    return 0, START


def known() -> int:
    """Return how many lines this database has the effect of."""
    return Mark.objects.count()


def is_behind() -> bool:
    """Say whether this database is older than the journal."""
    return known() < head()[0]


def entries() -> Iterator[Entry]:
    """Read the whole journal, proving each link. Raises BrokenError."""
    digest, number = START, 0
    for path in _files(folder()):
        for raw in path.read_bytes().splitlines():
            try:
                told = json.loads(raw)
            except ValueError:
                if raw is not None and _is_torn(path, raw):
                    return
                raise BrokenError(f"Line {number + 1} cannot be read.") from None
            number += 1
            if told.get("n") != number or told.get("previous") != digest:
                raise BrokenError(f"Line {number} does not follow the one before it.")
            digest = str(told.pop("digest"))
            if _digest(told) != digest:
                raise BrokenError(f"Line {number} was changed.")
            yield Entry(number, _line(told), digest)


def append(lines: Iterable[Line], *, now: datetime) -> int:
    """
    Add the lines that the journal does not hold yet. Returns how many there were.

    Raises BehindError when this database is older than the journal.
    """
    with _alone() as place:
        number, digest = _mended(place)
        if known() < number:
            raise BehindError
        # Marked, but the power went before the line was on the disk.
        Mark.objects.filter(number__gt=number).delete()
        fresh = _unmarked(list(lines))
        if fresh:
            _mark(fresh, number)
            _write(place, fresh, number, digest, now)
        return len(fresh)


def folder() -> Path:
    return Path(settings.JOURNAL_DIR)


def _unmarked(lines: Sequence[Line]) -> list[Line]:
    fresh: dict[tuple[str, str], Line] = {}
    for start in range(0, len(lines), AT_ONCE):
        some = lines[start : start + AT_ONCE]
        there = set(
            Mark.objects.filter(key__in=[line.key for line in some]).values_list(
                "kind", "key"
            )
        )
        for line in some:
            if (line.kind, line.key) not in there:
                fresh.setdefault((line.kind, line.key), line)
    return list(fresh.values())


def _mark(lines: Sequence[Line], number: int) -> None:
    """Commit the marks so that no power cut takes them back, nor what they rest on."""
    with _surely(), transaction.atomic():
        Mark.objects.bulk_create(
            [
                Mark(number=number + step, kind=line.kind, key=line.key, at=line.at)
                for step, line in enumerate(lines, start=1)
            ],
            batch_size=200,
        )


@contextmanager
def _surely() -> Iterator[None]:
    """SQLite otherwise may forget the last commits when the power goes."""
    plain = connection.vendor != "sqlite" or connection.in_atomic_block
    if not plain:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        if not plain:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=NORMAL")


def _write(
    place: Path, lines: Sequence[Line], number: int, digest: str, now: datetime
) -> None:
    files = _files(place)
    name = f"journal-{now:%Y-%m}.jsonl"
    path = max([place / name, *files], key=lambda file: file.name)
    with path.open("ab") as file:
        path.chmod(0o600)
        for step, line in enumerate(lines, start=1):
            told = _told(line, number + step, digest)
            digest = _digest(told)
            file.write(_plain({**told, "digest": digest}) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(place)


def _mended(place: Path) -> tuple[int, str]:
    """Take away half a line that a power cut left, and return the head."""
    files = _files(place)
    if files:
        text = files[-1].read_bytes()
        end = text.rfind(b"\n") + 1
        if end != len(text):
            os.truncate(files[-1], end)
    return head()


def _is_torn(path: Path, raw: bytes) -> bool:
    return path == _files(folder())[-1] and path.read_bytes().endswith(raw)


@contextmanager
def _alone() -> Iterator[Path]:
    place = folder()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (place / "writing.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield place


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("journal-*.jsonl"))


def _sync_folder(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(line: Line, number: int, previous: str) -> dict[str, Any]:
    return {
        "n": number,
        "kind": line.kind,
        "key": line.key,
        "at": line.at.isoformat(),
        "said": json.loads(_plain(line.said)),
        "previous": previous,
    }


def _line(told: dict[str, Any]) -> Line:
    at = datetime.fromisoformat(told["at"])
    return Line(told["kind"], told["key"], at, told["said"])


def _plain(told: Any) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _digest(told: dict[str, Any]) -> str:
    return sha256(_plain(told)).hexdigest()
