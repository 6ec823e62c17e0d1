"""The copy of the keys holds what the original holds, and no more (BK-4)."""

import pytest

from kinkeeper.foundation.recovery import key_copy
from kinkeeper.foundation.recovery.frames import CannotOpenError


@pytest.fixture
def keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.KEYS_DIR.mkdir()
    for number in (1, 2):
        (settings.KEYS_DIR / f"epoch-00000{number}.key").write_bytes(
            bytes([number]) * 32
        )
    return settings.KEYS_DIR


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_destroyed_key_is_destroyed_in_the_copy(keys, tmp_path):
    copy = tmp_path / "copy"
    key_copy.copy_to(copy)
    assert names(copy) == names(keys)
    (keys / "epoch-000001.key").unlink()
    (keys / "epoch-000003.key").write_bytes(bytes(32))
    key_copy.copy_to(copy)
    assert names(copy) == ["epoch-000002.key", "epoch-000003.key"]


def test_a_copy_fills_what_is_missing_and_overwrites_nothing(keys, tmp_path):
    copy = tmp_path / "copy"
    key_copy.copy_to(copy)
    (keys / "epoch-000001.key").unlink()
    assert key_copy.take_from(copy) == 1
    (keys / "epoch-000002.key").write_bytes(bytes(32))
    with pytest.raises(CannotOpenError, match="differs"):
        key_copy.take_from(copy)
    assert (keys / "epoch-000002.key").read_bytes() == bytes(32)


def test_a_folder_without_keys_is_refused(keys, tmp_path):
    with pytest.raises(CannotOpenError, match="no keys"):
        key_copy.take_from(tmp_path)
