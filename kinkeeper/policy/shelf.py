"""
The files of the published editions. What is published is never changed.

Some came with the program. Those that this installation published lie in the folder
that POLICY_DIR names, by default `policy` in DATA_DIR: an edition, beside it its
SHA-256 and its signature. A file that no longer matches its digest is refused; the
signature is checked above, where the key is. KINKEEPER_POLICY names a file that an
installation begins with in place of those that came with the program.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

SHIPPED = Path(__file__).with_name("editions")
FILE_VARIABLE = "KINKEEPER_POLICY"
FOLDER_VARIABLE = "POLICY_DIR"
DATA_VARIABLE = "DATA_DIR"
_DEFAULT_DATA = Path(__file__).resolve().parent.parent.parent / "var"

SUFFIX = ".toml"
DIGEST = ".sha256"
SIGNATURE = ".sig"


class AlteredFileError(Exception):
    """A published edition is not as it was published. The message is a sentence."""


class Mark(NamedTuple):
    """Whether the shelf is as it was. Cheap to make, equal while nothing moved."""

    begins_with: str
    folder: str
    changed: int


def folder() -> Path:
    """Return where this installation keeps the editions that it publishes."""
    return Path(_place())


def mark() -> Mark:
    """Return the state of the shelf: which file it begins with, and its last change."""
    place = _place()
    try:
        changed = os.stat(place).st_mtime_ns
    except OSError:
        changed = 0
    return Mark(os.environ.get(FILE_VARIABLE, ""), place, changed)


def _place() -> str:
    chosen = os.environ.get(FOLDER_VARIABLE)
    return chosen or f"{os.environ.get(DATA_VARIABLE) or _DEFAULT_DATA}/policy"


def first_files(of: Mark) -> list[Path]:
    """Return what an installation begins with."""
    return [Path(of.begins_with)] if of.begins_with else shipped_files()


def shipped_files() -> list[Path]:
    """Return the editions that came with the program."""
    return sorted(SHIPPED.glob(f"*{SUFFIX}"))


def own_files(of: Mark) -> list[Path]:
    """Return the editions that this installation published, checked or not."""
    return sorted(Path(of.folder).glob(f"*{SUFFIX}"))


def verified(file: Path) -> bytes:
    """Return an edition of this installation, or raise AlteredFileError."""
    content = file.read_bytes()
    try:
        told = file.with_suffix(DIGEST).read_text(encoding="ascii").strip()
    except (OSError, UnicodeError):
        told = ""
    if sha256(content).hexdigest() != told:
        raise AlteredFileError(
            f"The edition in {file.name} is not as it was published, so nothing may "
            f"rest on it. Bring the file back from a backup."
        )
    return content
