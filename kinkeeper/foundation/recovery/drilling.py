"""
The rehearsal: the newest backup is put back in a scratch place and looked through.

It runs as a process of its own with a database and folders of its own, so that nothing
of it can touch the real ones. It reads the keys and the journal and writes to neither.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import backing_up, backup_files
from kinkeeper.foundation.recovery.backing_up import CannotBackUpError
from kinkeeper.foundation.recovery.models import DrillRun, Outcome

PROGRAM = "kinkeeper.config.commands.rehearse"
LONGEST_SECONDS = 6 * 3600


def drill(folder: Path | None, *, now: datetime) -> DrillRun:
    """Rehearse with the newest backup in a folder, or with one taken for it."""
    run = DrillRun.objects.create(started_at=now)
    try:
        with _scratch() as scratch:
            file = _newest(folder) or _taken_now(scratch, now)
            run.backup_name = file.name
            _rehearse(run, file, scratch)
    except (OSError, CannotBackUpError) as error:
        run.outcome, run.why = Outcome.FAILED, str(error)[:300]
    run.finished_at = clock.now()
    run.save()
    trail.record("drill.done", about=run, by=None, detail={"outcome": str(run.outcome)})
    return run


def _newest(folder: Path | None) -> Path | None:
    found = backup_files.backups_in(folder) if folder else []
    return found[-1] if found else None


def _taken_now(scratch: Path, now: datetime) -> Path:
    run = backing_up.back_up(scratch / "backup", keys_to=None, now=now)
    return scratch / "backup" / run.file_name


def _rehearse(run: DrillRun, file: Path, scratch: Path) -> None:
    with _scratch_database(scratch) as url:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", PROGRAM, str(file)],
            env={**os.environ, **_elsewhere(scratch, url)},
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_SECONDS,
        )
    told = _told(done.stdout)
    run.outcome = Outcome.DONE if done.returncode == 0 and told else Outcome.FAILED
    run.why = "" if run.outcome == Outcome.DONE else _why(done.stderr)
    run.replayed = int(told.get("replayed", 0))
    run.checks = told.get("checks", [])


def _elsewhere(scratch: Path, url: str) -> dict[str, str]:
    """Return the surroundings of the rehearsal: all scratch, but keys and journal."""
    return {
        "DATA_DIR": str(scratch / "data"),
        "FILES_DIR": str(scratch / "data" / "files"),
        "POLICY_DIR": str(scratch / "data" / "policy"),
        "KEYS_DIR": str(settings.KEYS_DIR),
        "JOURNAL_DIR": str(settings.JOURNAL_DIR),
        "DATABASE_URL": url,
        "KINKEEPER_DRILL": "1",
        "BACKUP_PASSPHRASE_FILE": settings.BACKUP_PASSPHRASE_FILE,
        "DJANGO_SETTINGS_MODULE": "kinkeeper.config.settings",
    }


@contextmanager
def _scratch() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="drill-", dir=settings.DATA_DIR))
    (made / "data").mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _scratch_database(scratch: Path) -> Iterator[str]:
    """Give the address of an empty database: a file, or a schema of its own."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{scratch / 'data' / 'drill.sqlite3'}"
        return
    schema = f"drill_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        cursor.execute(f"CREATE SCHEMA {schema}")
    try:
        yield _address(schema)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def _address(schema: str) -> str:
    here = connection.settings_dict
    words = {
        **{name: str(value) for name, value in here["OPTIONS"].items()},
        "options": f"-c search_path={schema}",
    }
    host = str(here["HOST"] or "")
    if host.startswith("/"):
        words["host"], host = host, ""
    who = quote(str(here["USER"] or ""), safe="")
    secret = f":{quote(str(here['PASSWORD']), safe='')}" if here["PASSWORD"] else ""
    at = f"{who}{secret}@" if who else ""
    port = f":{here['PORT']}" if here["PORT"] else ""
    name = quote(str(here["NAME"]), safe="")
    return f"postgresql://{at}{host}{port}/{name}?{urlencode(words, quote_via=quote)}"


def _told(text: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text.strip().splitlines()[-1]))
    except (IndexError, ValueError):
        return {}


def _why(text: str) -> str:
    """Return the last sentence that the rehearsal wrote, which names nobody."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return (lines[-1] if lines else "The rehearsal ended without a word.")[:300]
