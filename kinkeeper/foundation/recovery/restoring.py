"""
Coming back from a backup.

Danger: from the moment when the old database lies in its place until the last line of
the journal is replayed, what was destroyed is back and what was held is not. So the
doors are closed first and opened last, and every step may be repeated: the power may go
at any of them. `restore --finish` goes on where it stopped.

Steps: 1 open beside and look; 2 close the doors; 3 move the present aside; 4 put the
database back; 5 put the files back; 6 replay; 7 check; 8 write it down; 9 open.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError

from kinkeeper.foundation.audit import bundle, sealer, signing, trail
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.foundation.recovery import (
    checks,
    journal,
    key_copy,
    ledger_heads,
    opening,
    quarantine,
    replaying,
    snapshots,
)
from kinkeeper.foundation.recovery.frames import CannotOpenError
from kinkeeper.foundation.recovery.models import BackupRun, Outcome
from kinkeeper.foundation.recovery.opening import CannotRestoreError, Opened
from kinkeeper.foundation.recovery.register import Line
from kinkeeper.foundation.recovery.snapshots import tables
from kinkeeper.foundation.sweeps.models import Lease
from kinkeeper.policy import shelf

RESTORING = "A backup is being put back. Nobody can sign in until that is finished."
NOTHING = "There is nothing to finish: no restore was begun."
SILENCE = timedelta(seconds=20)
NOT_AGAIN = "put back from a backup"


@dataclass
class Restored:
    """What a finished restore tells."""

    backup: str
    taken_at: str
    replayed: int = 0
    already: int = 0
    lost_log_entries: int = 0
    set_aside: list[str] = field(default_factory=list)
    aside: str = ""


Say = Callable[[str], None]


def restore(
    file: Path, *, replace: bool, keys: Path | None, now: datetime, say: Say
) -> Restored:
    """Put a backup back. Raises CannotRestoreError with a sentence."""
    if "step" in quarantine.state():
        raise CannotRestoreError(
            "Another restore is not finished. Run `kinkeeper restore --finish`."
        )
    stamp = f"{now:%Y%m%dt%H%M%S}"
    say("Opening the backup and checking all of it.")
    opened = opening.open_beside(file, keys=keys, stamp=stamp)
    try:
        _may_begin(replace=replace, now=now)
        if keys is not None:
            _take_keys(keys)
    except BaseException:
        shutil.rmtree(opened.folder, ignore_errors=True)
        raise
    begun = {
        "step": 3,
        "stamp": stamp,
        "backup": file.name,
        "manifest": opened.manifest,
        "replace": replace,
    }
    quarantine.begin(RESTORING, begun)
    return finish(keys=None, now=now, say=say)


def finish(*, keys: Path | None, now: datetime, say: Say) -> Restored:
    """Go on with a restore that was begun, or bring an old database up to date."""
    state = quarantine.state()
    if not state:
        raise CannotRestoreError(NOTHING)
    if keys is not None:
        _take_keys(keys)
    if "step" in state:
        stamp = str(state["stamp"])
        folder = Path(settings.DATA_DIR) / f"restoring-{stamp}"
        _put_back(Opened(folder, state["manifest"]), state, say)
    size = _log_as_it_came(state)
    say("Replaying what was decided since the backup: holds first.")
    result = _replay()
    _end_the_run(str(state.get("manifest", {}).get("taken_at", "")), now)
    say("Checking that nothing destroyed is back.")
    _check()
    done = Restored(
        backup=str(state.get("backup", "by hand")),
        taken_at=str(state.get("manifest", {}).get("taken_at", "")),
        replayed=result.done,
        already=result.already,
        set_aside=result.set_aside,
        aside=f"aside-{state['stamp']}" if state.get("replace") else "",
    )
    _write_down(done, size, now)
    _open(state)
    return done


def _may_begin(*, replace: bool, now: datetime) -> None:
    if snapshots.way().is_empty():
        return
    if not replace:
        raise CannotRestoreError(
            "There is a database here already. To move it aside and put the backup in "
            "its place, add --replace. Nothing was changed."
        )
    if _is_running(now):
        raise CannotRestoreError(
            "Kinkeeper is running. Stop it first, wait half a minute, and try again. "
            "Nothing was changed."
        )


def _is_running(now: datetime) -> bool:
    try:
        alive = Lease.objects.filter(name="worker", until__gte=now - SILENCE)
        return alive.exists()
    except DatabaseError:
        # What is to be replaced may be broken; then nothing runs on it.
        return False


def _take_keys(folder: Path) -> None:
    try:
        key_copy.take_from(folder)
    except CannotOpenError as error:
        raise CannotRestoreError(f"{error} Nothing was changed.") from error


def _put_back(opened: Opened, state: dict[str, object], say: Say) -> None:
    """Do the steps that are not done yet, and note each one."""
    stamp, step = str(state["stamp"]), int(str(state["step"]))
    if step <= 3:
        if state["replace"]:
            say("Moving the present database and files aside.")
            snapshots.way().move_aside(stamp)
            _move_files_aside(stamp)
        quarantine.begin(RESTORING, {"step": 4})
    if step <= 4:
        say("Putting the database back.")
        migrations = opening.leaves(opened.manifest)
        snapshots.way().put_back(opened.folder / "database", migrations)
        _count(opened)
        quarantine.begin(RESTORING, {"step": 5})
    if step <= 5:
        say("Putting the files back.")
        _put_files_back(opened.folder / "files", Path(settings.FILES_DIR))
        _put_files_back(opened.folder / "policy", shelf.folder())
        quarantine.begin(RESTORING, {"step": 6})


def _count(opened: Opened) -> None:
    """Every table must hold as many rows as when the backup was taken.

    A migration that came since may have added rows of its own, never taken some away.
    """
    there = tables.counts()
    for name, rows in opened.manifest["rows"].items():
        if name in there and there[name] < rows:
            raise CannotRestoreError(
                f"The table {name} came back with {there[name]} of {rows} rows. "
                "The doors stay closed. Take another backup."
            )


def _move_files_aside(stamp: str) -> None:
    files = Path(settings.FILES_DIR)
    aside = Path(settings.DATA_DIR) / f"aside-{stamp}" / "files"
    if files.exists() and not aside.exists():
        aside.parent.mkdir(exist_ok=True, mode=0o700)
        shutil.move(files, aside)


def _put_files_back(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        there = target / path.relative_to(source)
        if path.is_file() and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, there)


def _replay() -> replaying.Result:
    """Replay, after stopping what the backup still meant to do."""
    Session.objects.all().delete()
    for kind in (Letter, Text):
        kind.objects.filter(state__in=["QUEUED", "SENDING"]).update(
            state="GAVE_UP", lease_until=None, last_fault=NOT_AGAIN
        )
    try:
        return replaying.replay_all()
    except (replaying.UnknownLineError, journal.BrokenError) as error:
        raise CannotRestoreError(f"{error} The doors stay closed.") from error


def _end_the_run(taken_at: str, now: datetime) -> None:
    """The backup that was put back was not finished when it looked at itself."""
    if taken_at:
        begun = datetime.fromisoformat(taken_at)
        running = BackupRun.objects.filter(started_at=begun, outcome=Outcome.RUNNING)
        running.update(outcome=Outcome.DONE, finished_at=now)


def _check() -> None:
    faults = checks.failing()
    if faults:
        raise CannotRestoreError(
            "The doors stay closed, because something is not right yet:\n"
            + "\n".join(faults)
        )


def _log_as_it_came(state: dict[str, object]) -> int:
    """Return the size of the audit log before this restore wrote anything into it."""
    if "ledger" not in state:
        head = bundle.last_head()
        size = head.size if head else 0
        quarantine.begin(str(state["why"]), {"ledger": size})
        return size
    return int(str(state["ledger"]))


def _write_down(done: Restored, size: int, now: datetime) -> None:
    """Record it in the log, and sign one line for the journal."""
    done.lost_log_entries = max(0, _longest() - size)
    trail.record(
        "restore.done",
        about="recovery:restore",
        by=None,
        detail={
            "backup": done.backup,
            "replayed": done.replayed,
            "set_aside": len(done.set_aside),
            "lost_log_entries": done.lost_log_entries,
        },
    )
    if settings.IS_DRILL:
        return
    sealer.seal(now)
    said = {
        "backup": done.backup,
        "taken_at": done.taken_at,
        "replayed": done.replayed,
        "set_aside": done.set_aside,
        "ledger": size,
    }
    statement = f"{now.isoformat()} {done.backup} {done.replayed} {size}"
    signature = signing.sign(statement.encode()).hex()
    key = f"{done.backup}:{now.isoformat()}"
    signed = {**said, "statement": statement, "signature": signature}
    lines = [Line(ledger_heads.RESTORED, key, now, signed)]
    head = ledger_heads.newest()
    journal.append([*lines, *([head] if head else [])], now=now)


def _longest() -> int:
    """Return the size of the longest log that the journal has seen."""
    sizes = [
        int(entry.line.key.split(":")[0])
        for entry in journal.entries()
        if entry.line.kind == ledger_heads.HEAD
    ]
    return max(sizes, default=0)


def _open(state: dict[str, object]) -> None:
    if "stamp" in state:
        folder = Path(settings.DATA_DIR) / f"restoring-{state['stamp']}"
        shutil.rmtree(folder, ignore_errors=True)
    quarantine.end()
