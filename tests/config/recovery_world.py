"""A place with a database, keys, a journal and backups, for processes of their own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class World:
    """One installation in a folder; `url` is empty for SQLite."""

    base: Path
    url: str = ""

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def backup(self) -> Path:
        return sorted((self.base / "backups").glob("*.backup"))[-1]

    def environment(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "DATA_DIR": str(self.data),
            "FILES_DIR": str(self.data / "files"),
            "KEYS_DIR": str(self.base / "keys"),
            "JOURNAL_DIR": str(self.base / "journal"),
            "BACKUP_DIR": str(self.base / "backups"),
            "KEYS_COPY_DIR": str(self.base / "keys-copy"),
            "CLOCK_FILE": str(self.base / "clock"),
            "DATABASE_URL": self.url,
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def at(self, moment: datetime) -> None:
        """Move the clock of every process of this world."""
        here = datetime.now(UTC)  # noqa: TID251
        (self.base / "clock").write_text(str((moment - here).total_seconds()))

    def python(
        self, module: str, *words: str, **more: str
    ) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=ROOT,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            check=False,
        )

    def popen(self, module: str, *words: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", module, *words], cwd=ROOT, env=self.environment()
        )

    def kinkeeper(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        return self.python("kinkeeper.config.cli", *words, **more)

    def tell(self) -> dict:
        ran = self.python("tests.config.recovery_life", "tell")
        assert ran.returncode == 0, ran.stderr[-3000:]
        return json.loads(ran.stdout.strip().splitlines()[-1])


def laid_out(base: Path) -> World:
    """Build the world of `recovery_life` in a folder."""
    world = World(base)
    world.data.mkdir(parents=True)
    if _on_postgres():
        world.url = _url(_fresh_database("kk_recovery"))
    ran = world.python("tests.config.recovery_life", "set")
    assert ran.returncode == 0, ran.stderr[-3000:]
    return world


@contextmanager
def copied(world: World, base: Path) -> Iterator[World]:
    """Give a copy of a world that may be spoilt."""
    shutil.copytree(world.base, base, dirs_exist_ok=True)
    copy = World(base)
    if world.url:
        copy.url = _url(_fresh_database("kk_recovery_copy", like="kk_recovery"))
    yield copy


def empty_database() -> str:
    """Return the address of a new PostgreSQL database."""
    return _url(_fresh_database("kk_recovery_empty"))


def _on_postgres() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def _fresh_database(name: str, like: str = "template1") -> str:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    name = f"{name}{worker}"
    like = f"{like}{worker}" if like != "template1" else like
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as link:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        link.execute(drop.format(sql.Identifier(name)))
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        link.execute(make.format(sql.Identifier(name), sql.Identifier(like)))
    return name


def _url(name: str) -> str:
    here = urlsplit(os.environ["DATABASE_URL"])
    # Not `urlunsplit`: an empty host must keep its slashes.
    return f"{here.scheme}://{here.netloc}/{name}?{here.query}"
