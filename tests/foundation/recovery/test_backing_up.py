"""Backups come each night and go after 35 days (BK-1, P12c)."""

import errno
from datetime import UTC, date, datetime, timedelta

import pytest

from kinkeeper.foundation.recovery import backing_up, packing, tasks
from kinkeeper.foundation.recovery.backing_up import CannotBackUpError
from kinkeeper.foundation.recovery.models import BackupRun, Outcome

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.KEYS_DIR = tmp_path / "keys"
    settings.FILES_DIR = tmp_path / "files"
    settings.BACKUP_DIR = ""
    settings.KEYS_COPY_DIR = ""


def taken(folder, days: int) -> str:
    """Put a backup of so many days ago into a folder."""
    then = NOW - timedelta(days=days)
    name = f"kinkeeper-{then:%Y-%m-%dT%H%M%SZ}.backup"
    (folder / name).write_bytes(b"")
    return name


def test_the_last_day_is_kept_and_what_is_older_goes(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    kept, old = taken(folder, 35), taken(folder, 36)
    (folder / "holiday.jpg").write_bytes(b"")
    run = backing_up.back_up(folder, keys_to=None, now=NOW)
    names = {path.name for path in folder.iterdir()}
    assert names == {kept, run.file_name, "holiday.jpg"}
    assert old not in names
    assert run.old_ones_deleted == 1
    assert not list(tmp_path.glob("backing-up-*"))


def test_the_copy_of_the_keys_may_not_lie_with_the_backups(tmp_path):
    """BK-4: the two together would open what was destroyed."""
    folder = tmp_path / "backups"
    for keys_to in (folder, folder / "keys", tmp_path):
        with pytest.raises(CannotBackUpError, match="must not lie with"):
            backing_up.back_up(folder, keys_to=keys_to, now=NOW)
    assert not BackupRun.objects.exists()


def test_a_full_disk_leaves_no_half_backup(tmp_path, monkeypatch):
    def full(*words, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(packing, "pack", full)
    with pytest.raises(CannotBackUpError, match="The disk is full"):
        backing_up.back_up(tmp_path / "backups", keys_to=None, now=NOW)
    assert not list((tmp_path / "backups").iterdir())
    assert BackupRun.objects.get().outcome == Outcome.FAILED


def test_the_night_takes_one_where_a_place_is_set(settings, tmp_path):
    assert tasks.back_up_tonight(date(2026, 3, 14)).other == {}
    settings.BACKUP_DIR = str(tmp_path / "backups")
    settings.KEYS_COPY_DIR = str(tmp_path / "elsewhere")
    assert tasks.back_up_tonight(date(2026, 3, 14)).other == {"backups taken": 1}
    run = BackupRun.objects.get()
    assert run.outcome == Outcome.DONE
    assert run.keys_copied
    assert (tmp_path / "elsewhere" / "backup.key").exists()


def test_what_was_moved_aside_goes_after_the_time_of_a_backup(tmp_path):
    for name in ("aside-20260101t120000", "aside-20260310t120000"):
        (tmp_path / name).mkdir()
    tasks.delete_what_was_moved_aside(date(2026, 3, 14))
    assert [path.name for path in tmp_path.glob("aside-*")] == ["aside-20260310t120000"]
