"""After its disposal the raw files hold no word of a certificate (P9c, C-2)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def life(tmp_path_factory) -> dict:
    """Run the life of a certificate in a process and a database of its own."""
    env = {
        **os.environ,
        "DATA_DIR": str(tmp_path_factory.mktemp("canary")),
        "DATABASE_URL": "",
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.workforce.canary_check"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout[ran.stdout.index('{"before"') :])


def test_the_search_finds_what_is_there_before(life):
    """Words and copy never stood readable; their sealed bytes and the key did."""
    assert life["before"] == ["sealed words", "wrapped key"]


def test_not_a_byte_is_left_in_database_log_or_files(life):
    assert life["state"] == "DISPOSED"
    assert life["after"] == []
    assert life["closed"] == []
    assert life["files"] == 0
    assert life["shredded"]


def test_the_file_of_the_worker_can_still_be_read(life):
    """P9a, P9c: only the content had to go."""
    assert life["file"] == "Nora Quill"
