"""Records that belong to no case file leave no word in the raw files (P9h, P9l)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinkeeper.privacy.records import register

ROOT = Path(__file__).resolve().parents[3]
# Each kind, and how many of its columns take words or sealed bytes.
KINDS = {
    "hr_file": 5,
    "parental_leave": 1,
    "dbs_record": 1,
    "dbs_certificate": 1,
    "staff_misc": 1,
    "applicant": 1,
    "finance": 1,
    "rights_request": 2,
    "complaint": 2,
    "breach": 2,
    "disclosure": 14,
    "consent": 2,
    "safeguarding": 1,
    "medical_unasked": 1,
    "accident": 1,
    "enquiry": 1,
    "survey_answer": 1,
}


def test_every_kind_that_ends_by_itself_is_tried():
    """A new kind of record must come into this table."""
    parts = register.all_parts()
    alone = {part.kind for part in parts if isinstance(part, register.LonePart)}
    assert {str(kind) for kind in alone} == set(KINDS)


def ran(folder: Path, *words: str) -> str:
    """Run the program in a folder of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.privacy.disposal.canary_alone", *words],
        cwd=ROOT,
        env={
            **os.environ,
            "DATA_DIR": str(folder),
            "DATABASE_URL": "",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """Return a folder with an empty database, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    (folder / "static").mkdir(parents=True)
    ran(folder)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_not_one_word_is_left_in_database_log_or_files(empty, tmp_path, kind):
    """P9l: each column of a record had a canary, and the night took them all."""
    folder = tmp_path / "data"
    shutil.copytree(empty, folder)
    said = ran(folder, kind)
    told = json.loads(said[said.index('{"told"') :])["told"]
    assert told["state"] == "DISPOSED"
    assert len(told["filled"]) >= KINDS[kind], told["filled"]
    assert told["before"] >= KINDS[kind]
    assert told["after"] == []
