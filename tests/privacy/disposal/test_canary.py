"""After a disposal the raw files hold no word of the family (P9h, P9l)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Columns of rows that this life has none of, or of which only one value is allowed.
LEFT = [
    "referrals.Draft.sealed",
    "referrals.Draft.return_code_hash",
    "referrals.Draft.return_code_hint",
    "accounts.Account.confidentiality_version",
    "records.Hold.record",
    "records.Hold.record_kind",
]

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def life(tmp_path_factory) -> dict:
    """Run the life of a family in a process and a database of its own."""
    env = {
        **os.environ,
        "DATA_DIR": str(tmp_path_factory.mktemp("canary")),
        "DATABASE_URL": "",
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.privacy.disposal.canary_life"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout[ran.stdout.index('{"words"') :])


def test_the_words_that_are_not_sealed_were_really_there(life):
    """The search can find: names and reasons stood in the file before."""
    assert len(life["before"]) >= 8


def test_not_one_word_is_left_in_database_log_or_files(life):
    assert life["disposed"] == 1
    assert life["state"] == "DISPOSED"
    assert life["after"] == []
    assert life["closed"] == []
    assert not life["key_after"]


def test_every_column_that_takes_words_had_a_canary(life):
    """Found in the models: a new column is tried by itself."""
    assert len(life["columns"]["filled"]) >= 20
    assert life["columns"]["left"] == LEFT


def test_the_sealed_file_is_gone_from_the_disk(life):
    assert life["files"] == 0


def test_the_report_and_the_concern_can_still_be_read(life):
    """P9i, P9k: what is kept for the child is kept."""
    assert life["report"] == "Theo laughed at the puppet"
    assert life["concern"] == "He flinched at the door"
