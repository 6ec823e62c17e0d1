"""
The copy of the keys: what opens a backup when this machine is gone.

Danger: a copy that grew would hold the keys of what was destroyed. So the copy is made
like the original: a key that is not in KEYS_DIR any more is taken out of the copy too.
Keep it on one medium, apart from the backups, and never back that medium up.
"""

import os
from os import urandom
from pathlib import Path

from django.conf import settings

from kinkeeper.foundation.recovery import frames
from kinkeeper.foundation.recovery.frames import CannotOpenError, Opener

BACKUP_KEY = "backup.key"
_KINDS = ("*.key", "*.replaced")


def opener() -> Opener:
    """Return what opens and makes backups here, making `backup.key` if needed."""
    words = frames.read_passphrase(settings.BACKUP_PASSPHRASE_FILE)
    path = Path(settings.KEYS_DIR) / BACKUP_KEY
    if not words and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _put(path, frames.new_private())
    return Opener(words, path.read_bytes() if path.exists() else b"")


def opener_in(folder: Path | None) -> Opener:
    """Return what opens a backup, from a folder with keys; makes nothing."""
    path = (folder or Path(settings.KEYS_DIR)) / BACKUP_KEY
    words = frames.read_passphrase(settings.BACKUP_PASSPHRASE_FILE)
    return Opener(words, path.read_bytes() if path.exists() else b"")


def copy_to(folder: Path) -> int:
    """Make `folder` hold exactly the keys of this installation. Returns how many."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    here = {path.name: path for path in _keys(Path(settings.KEYS_DIR))}
    for old in _keys(folder):
        if old.name not in here:
            old.write_bytes(urandom(max(32, old.stat().st_size)))
            old.unlink()
    for name, path in here.items():
        content = path.read_bytes()
        there = folder / name
        if not there.exists() or there.read_bytes() != content:
            _put(there, content)
    return len(here)


def take_from(folder: Path) -> int:
    """
    Put the keys of a copy into KEYS_DIR, where they are missing.

    Raises CannotOpenError when a key of the same name is another one here.
    """
    keys = _keys(folder)
    if not any(path.name.startswith("epoch-") for path in keys):
        raise CannotOpenError(f"There are no keys in {folder}.")
    here = Path(settings.KEYS_DIR)
    here.mkdir(parents=True, exist_ok=True, mode=0o700)
    wanted = []
    for path in keys:
        there = here / path.name
        if not there.exists():
            wanted.append(path)
        elif path.name != "django.key" and there.read_bytes() != path.read_bytes():
            raise CannotOpenError(
                f"{path.name} is here already and differs from the copy. Move the "
                "keys of this installation aside first."
            )
    for path in wanted:
        _put(here / path.name, path.read_bytes())
    return len(wanted)


def _keys(folder: Path) -> list[Path]:
    return sorted(path for kind in _KINDS for path in folder.glob(kind))


def _put(path: Path, content: bytes) -> None:
    fresh = path.with_name(f"{path.name}.new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as f:
        f.write(content)
        f.flush()
        os.fsync(f.fileno())
    fresh.replace(path)
