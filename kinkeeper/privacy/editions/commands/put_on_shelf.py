"""The file of a published edition: written once, whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from kinkeeper.foundation.audit import signing
from kinkeeper.policy import shelf
from kinkeeper.privacy.editions.models import DraftEdition
from kinkeeper.privacy.editions.queries.signed import message_of


class OtherFileError(Exception):
    """Another text was published under this version. A person has to look."""


def put_on_shelf(draft: DraftEdition) -> bool:
    """
    Write the file of a published edition beside its digest and its signature.

    The edition itself comes last, by a rename, so that it never stands there without
    the two. Safe to repeat; tells whether there was anything to do.
    """
    content, folder = draft.text.encode(), shelf.folder()
    file = folder / f"{draft.edition}{shelf.SUFFIX}"
    if file.exists():
        if file.read_bytes() != content:
            raise OtherFileError(f"{file.name} holds another text.")
        return False
    folder.mkdir(parents=True, exist_ok=True)
    signature = signing.sign(message_of(draft.edition, draft.sha256))
    _write(file.with_suffix(shelf.DIGEST), draft.sha256.encode())
    _write(file.with_suffix(shelf.SIGNATURE), signature.hex().encode())
    _write(file, content)
    file.chmod(0o444)
    return True


def _write(file: Path, content: bytes) -> None:
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with half.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        half.replace(file)
    finally:
        with suppress(FileNotFoundError):
            half.unlink()
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
