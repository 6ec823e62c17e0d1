"""
The epoch keys.

They lie in files, outside the database and its backups. Every night a new one is made
and the living container keys are wrapped again with it. When the backup horizon has
passed, the old one is destroyed, and with it every destroyed record in every old
backup.
"""

from functools import lru_cache
from os import urandom
from pathlib import Path

from django.conf import settings


class EpochGoneError(Exception):
    """This epoch's key has been destroyed."""


def current() -> int:
    """Return the number of the newest epoch, making the first one when needed."""
    numbers = living()
    return numbers[-1] if numbers else begin()


def living() -> list[int]:
    """Return the numbers of the epochs whose keys exist, oldest first."""
    folder = _folder()
    if not folder.exists():
        return []
    return sorted(int(path.stem.split("-")[1]) for path in folder.glob("epoch-*.key"))


def begin() -> int:
    """Make a new epoch key and return its number."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = (living() or [0])[-1] + 1
    path = _path(folder, number)
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            file.write(urandom(32))
    except FileExistsError:
        return current()
    return number


def destroy(number: int) -> None:
    """Destroy an epoch key for ever. Refuses the newest one."""
    if number == current():
        raise ValueError(f"Epoch {number} is in use.")
    path = _path(_folder(), number)
    if path.exists():
        path.write_bytes(urandom(32))
        path.unlink()
    _read.cache_clear()


def key_of(number: int) -> bytes:
    """Return an epoch's key. Raises EpochGoneError when it was destroyed."""
    return _read(_path(_folder(), number))


def _folder() -> Path:
    return Path(settings.KEYS_DIR)


def _path(folder: Path, number: int) -> Path:
    return folder / f"epoch-{number:06d}.key"


@lru_cache(maxsize=64)
def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise EpochGoneError(path.stem) from None
