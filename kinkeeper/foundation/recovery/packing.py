"""What lies in a backup file: the database, the sealed files, policies, a manifest.

The manifest is the last thing in it and lists every other with size and SHA-256.
"""

import json
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from kinkeeper.foundation.recovery.frames import (
    PIECE,
    CannotOpenError,
    Opener,
    Sealer,
    Unsealer,
)

MANIFEST = "manifest.json"
DAMAGED = "This backup is damaged: what is in it is not what it says is in it."


@dataclass
class Packed:
    """A finished backup file."""

    size: int = 0
    sha256: str = ""
    files: int = 0
    vanished: list[str] = field(default_factory=list)


def pack(
    target: IO[bytes],
    opener: Opener,
    *,
    parts: Iterable[tuple[str, Path]],
    manifest: dict[str, Any],
) -> Packed:
    """
    Write parts (name inside, path on disk) and then the manifest.

    A part that went away since it was listed is left out and named in the result.
    """
    done = Packed()
    listed: dict[str, list[object]] = {}
    sealer = Sealer(target, opener)
    with tarfile.open(fileobj=sealer, mode="w|", bufsize=PIECE) as tar:  # type: ignore[call-overload]
        for name, path in parts:
            try:
                source = path.open("rb")
            except FileNotFoundError:
                done.vanished.append(name)
                continue
            with source:
                listed[name] = _add(tar, name, source)
        done.files = len(listed)
        told = json.dumps({**manifest, "parts": listed}, sort_keys=True).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(told)
        tar.addfile(info, BytesIO(told))
    sealer.finish()
    done.size, done.sha256 = sealer.size, sealer.digest.hexdigest()
    return done


def unpack(source: IO[bytes], opener: Opener, folder: Path) -> dict[str, Any]:
    """
    Open everything into an empty folder and return the manifest.

    Raises CannotOpenError when anything is missing, added or different.
    """
    stream = Unsealer(source, opener)
    found: dict[str, list[object]] = {}
    manifest: dict[str, Any] | None = None
    try:
        with tarfile.open(fileobj=stream, mode="r|", bufsize=PIECE) as tar:
            for info in tar:
                content = tar.extractfile(info)
                if content is None or manifest is not None:
                    raise CannotOpenError(DAMAGED)
                if info.name == MANIFEST:
                    manifest = dict(json.loads(content.read()))
                else:
                    found[info.name] = _extract(content, _inside(folder, info.name))
    except (tarfile.TarError, ValueError, EOFError):
        raise CannotOpenError(DAMAGED) from None
    stream.read()
    if not stream.ended or manifest is None or manifest.pop("parts", None) != found:
        raise CannotOpenError(DAMAGED)
    return manifest


class _Counting:
    """Passes bytes on and remembers their digest."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._source.read(size)
        self.digest.update(content)
        return content


def _add(tar: tarfile.TarFile, name: str, source: IO[bytes]) -> list[object]:
    info = tarfile.TarInfo(name)
    info.size = source.seek(0, 2)
    source.seek(0)
    counting = _Counting(source)
    tar.addfile(info, counting)  # type: ignore[arg-type]
    return [info.size, counting.digest.hexdigest()]


def _extract(content: IO[bytes], path: Path) -> list[object]:
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with path.open("xb") as file:
        while piece := content.read(PIECE):
            digest.update(piece)
            size += len(piece)
            file.write(piece)
    return [size, digest.hexdigest()]


def _inside(folder: Path, name: str) -> Path:
    """Return where a part goes. Raises CannotOpenError for a name that leads out."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CannotOpenError(DAMAGED)
    return path
