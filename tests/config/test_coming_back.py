"""A backup, a restore, and what was destroyed in between (P12c, K5, BK-1 to BK-5)."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from kinkeeper.foundation.recovery import frames
from tests.config import opened_backup
from tests.config.recovery_world import copied, empty_database, laid_out

pytestmark = pytest.mark.takes_long

GIVEN = "Zqgivenxv"
LATER = datetime(2028, 4, 11, 9, tzinfo=UTC)
AFTER_ALL = {
    "canaries": [],
    "certificates": [True],
    "items": ["DISPOSED", "STOPPED"],
    "alder": 0,
    "hold": "The court of Bristol wrote about them",
    "living": "A letter about Wren that is kept",
    "editions": ["2026-11"],
    "answers": ["NO", "NO", "YES"],
    "blocked": True,
    "letters": ["GAVE_UP"],
    "sessions": 0,
    "quarantine": False,
    "behind": False,
    "faults": [],
    "files": 1,
    "left": [],
}


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return laid_out(tmp_path_factory.mktemp("recovery") / "world")


@pytest.fixture
def world(original, tmp_path):
    with copied(original, tmp_path / "copy") as made:
        made.at(LATER)
        yield made


def test_what_was_destroyed_after_the_backup_is_gone_again(world):
    """P12c: no word of Alder in any file, the hold is back, the certificate too.

    A yes that was taken back since is taken back (P8h), what was blocked is blocked.
    """
    answers = opened_backup.names_in(world, "editions_changeanswer", "answer", "")
    assert answers == ["YES"] * 3
    before = world.tell()
    assert before["canaries"] == []
    assert before["hold"]
    ran = world.kinkeeper("restore", str(world.backup), "--replace")
    assert ran.returncode == 0, ran.stderr
    assert "The doors are open." in ran.stdout
    assert world.tell() == AFTER_ALL
    checked = world.kinkeeper("ledger", "verify")
    assert checked.returncode == 0, checked.stderr
    again = world.kinkeeper("backup", str(world.base / "backups"))
    assert again.returncode == 0, again.stderr


def test_a_drill_finds_the_same_and_leaves_nothing(world):
    """K5: the rehearsal runs beside the living centre."""
    before = world.tell()
    ran = world.kinkeeper("drill")
    assert ran.returncode == 0, ran.stderr
    assert "nothing destroyed is back" in ran.stdout
    assert world.tell() == before
    assert not list(world.data.glob("drill-*"))


RESTORING = "kinkeeper.foundation.recovery.restoring"
REPLAYING = "kinkeeper.foundation.recovery.replaying"
QUARANTINE = "kinkeeper.foundation.recovery.quarantine"
WAYS = {
    "sqlite": "kinkeeper.foundation.recovery.snapshots.sqlite",
    "postgresql": "kinkeeper.foundation.recovery.snapshots.postgres",
}
VENDOR = connection.vendor
CUTS = [(QUARANTINE, "begin", "after", 2), (REPLAYING, "_replay", "after", 3)]
if VENDOR == "postgresql":
    CUTS += [
        (WAYS[VENDOR], "_empty_schema", "after", 1),
        (WAYS[VENDOR], "_copy_in", "after", 9),
        (WAYS[VENDOR], "_fill", "after", 1),
    ]
else:
    # Files, marks and the journal are the same with any database.
    CUTS += [
        (WAYS[VENDOR], "_to_disk", "after", 1),
        (QUARANTINE, "begin", "after", 1),
        (RESTORING, "_move_files_aside", "before", 1),
        (RESTORING, "_count", "before", 1),
        (RESTORING, "_put_files_back", "after", 1),
        (REPLAYING, "_replay", "after", 1),
        (RESTORING, "_write_down", "after", 1),
    ]


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: f"{cut[1]}-{cut[2]}-{cut[3]}")
def test_the_power_goes_during_a_restore(world, cut):
    """P12c: killed anywhere, the end is the same; until then the doors are closed."""
    module, function, when, nth = cut
    died = world.python(
        "tests.config.dying_restore",
        module,
        function,
        when,
        str(nth),
        str(world.backup),
    )
    assert died.returncode == 9, died.stderr[-2000:]
    refused = world.kinkeeper("restore", str(world.backup), "--replace")
    assert refused.returncode == 1
    assert "--finish" in refused.stderr
    ran = world.kinkeeper("restore", "--finish")
    assert ran.returncode == 0, ran.stderr
    assert world.tell() == AFTER_ALL


def test_an_old_database_put_back_by_hand_is_noticed(world):
    """P12c: the generation marker. It is brought on by `restore --finish`."""
    if VENDOR != "sqlite":
        pytest.skip("A file is what people put back by hand.")
    opened_backup.put_back_by_hand(world)
    assert world.tell()["behind"]
    assert world.kinkeeper("work", "--once").returncode == 0
    assert (world.data / "quarantine.json").exists()
    refused = world.kinkeeper("sweep")
    assert refused.returncode == 1
    assert "restore --finish" in refused.stderr
    ran = world.kinkeeper("restore", "--finish")
    assert ran.returncode == 0, ran.stderr
    assert world.tell() == AFTER_ALL


def damaged(how: str):
    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        if how == "cut short":
            del content[-100:]
        else:
            content[len(content) // 2] ^= 1
        path.write_bytes(content)

    return damage


@pytest.mark.parametrize("how", ["cut short", "one bit"])
def test_a_damaged_backup_changes_nothing(world, how):
    """K5: one plain sentence, and everything is as before."""
    before = world.tell()
    damaged(how)(world.backup)
    ran = world.kinkeeper("restore", str(world.backup), "--replace")
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "Nothing was changed." in ran.stderr
    assert world.tell() == before


def test_another_key_changes_nothing(world):
    before = world.tell()
    (world.base / "keys" / "backup.key").write_bytes(bytes(32))
    ran = world.kinkeeper("restore", str(world.backup), "--replace")
    assert ran.returncode == 1
    assert "Nothing was changed." in ran.stderr
    assert "another one" in ran.stderr
    assert world.tell() == before


def test_a_full_disk_changes_nothing(world):
    """K5: there is room for half of the backup."""
    before = world.tell()
    ran = world.python("tests.config.full_disk", str(world.backup))
    assert ran.returncode == 1
    assert (
        ran.stderr.strip()
        .splitlines()[-1]
        .endswith("There is not enough room on the disk. Nothing was changed.")
    )
    assert world.tell() == before


def test_without_saying_replace_nothing_is_moved(world):
    before = world.tell()
    ran = world.kinkeeper("restore", str(world.backup))
    assert ran.returncode == 1
    assert "--replace" in ran.stderr
    assert world.tell() == before


def test_while_the_centre_runs_nothing_is_put_back(world):
    assert world.kinkeeper("work", "--once").returncode == 0
    ran = world.kinkeeper("restore", str(world.backup), "--replace")
    assert ran.returncode == 1
    assert "Stop it first" in ran.stderr


def test_a_journal_that_is_too_short_is_refused(world):
    """BK-2: without the journal nobody knows what was destroyed."""
    for path in (world.base / "journal").glob("*.jsonl"):
        path.unlink()
    ran = world.kinkeeper("restore", str(world.backup), "--replace")
    assert ran.returncode == 1
    assert "journal" in ran.stderr


def test_the_machine_is_lost_and_the_copy_of_the_keys_opens_all(world):
    """K5: a new machine has the backup, the journal and the copy of the keys."""
    shutil.rmtree(world.data)
    shutil.rmtree(world.base / "keys")
    world.data.mkdir()
    if world.url:
        world.url = empty_database()
    copy = str(world.base / "keys-copy")
    ran = world.kinkeeper("restore", str(world.backup))
    assert ran.returncode == 1
    assert "--keys" in ran.stderr
    ran = world.kinkeeper("restore", str(world.backup), "--keys", copy)
    assert ran.returncode == 0, ran.stderr
    assert world.tell() == AFTER_ALL


def test_the_copy_of_the_keys_forgets_what_was_destroyed(world):
    """BK-4: past the horizon nothing opens Alder's file, with all files in hand."""
    world.at(LATER + timedelta(days=40))
    ran = world.python("tests.config.past_the_horizon", str(world.backup))
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert json.loads(ran.stdout.strip().splitlines()[-1]) == {
        "opened before": True,
        "opens after": False,
        "key copy": "as the keys",
        "living opens": True,
        "old backups": 0,
    }


def test_the_backup_holds_no_key(world):
    """BK-4: neither the keys of the vault nor those that sign are in it."""
    keys = [path.read_bytes() for path in (world.base / "keys").glob("*.key")]
    assert len(keys) >= 4
    opener = frames.Opener(private=(world.base / "keys" / "backup.key").read_bytes())
    with world.backup.open("rb") as file:
        inside = frames.Unsealer(file, opener).read()
    assert not [key for key in keys if key in inside]
    assert GIVEN.encode() in inside


def test_everything_can_be_taken_along(world):
    """K5: the export opens what is sealed, and says what it is."""
    folder = world.base / "leaving"
    ran = world.kinkeeper("export", str(folder))
    assert ran.returncode == 0, ran.stderr
    assert "both sides of every family" in (folder / "README.txt").read_text()
    parties = (folder / "rows" / "people.Party.jsonl").read_text().splitlines()
    opened = [json.loads(line)["opened"] for line in parties]
    assert "9 Tanyard Lane, Bedminster" in [each.get("address") for each in opened]
    (file,) = (folder / "files").iterdir()
    assert file.read_bytes() == b"A letter about Wren that is kept"
    text = "".join(path.read_text() for path in (folder / "rows").iterdir())
    assert "argon2" not in text
    assert "wrapped" not in text
    again = world.kinkeeper("export", str(folder))
    assert again.returncode == 1
    assert "not empty" in again.stderr


def test_while_two_people_write_the_backup_is_of_one_moment(world):
    """K5: each writer commits a pair of rows; no backup holds half a pair."""
    writers = [
        world.popen("tests.config.two_writers", str(number)) for number in range(2)
    ]
    try:
        for _ in range(2):
            ran = world.kinkeeper("backup", str(world.base / "backups"))
            assert ran.returncode == 0, ran.stderr
            world.at(LATER + timedelta(minutes=5))
    finally:
        for writer in writers:
            writer.terminate()
            writer.wait()
    assert all(writer.returncode == -15 for writer in writers)
    pairs = opened_backup.names_in(world, "people_person", "family_name", "Pair")
    assert pairs
    assert all(pairs.count(name) == 2 for name in pairs)
