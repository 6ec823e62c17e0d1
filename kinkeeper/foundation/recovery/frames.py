"""
One encrypted stream: what a backup file is made of.

AES-256-GCM of the library, over pieces of 64 KiB. The nonce of a piece holds its number
and whether it is the last, so pieces cannot be left out, turned round or cut off
unnoticed. The key of a file comes from a passphrase (scrypt) or, without anybody
typing, from a fresh X25519 key and the public half of `backup.key`. The header says
which, and is part of what every piece vouches for.
"""

import json
import struct
from dataclasses import dataclass
from hashlib import sha256
from io import RawIOBase
from os import urandom
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"kinkeeper backup 1\n"
PIECE = 64 * 1024
TAG = 16
_LENGTH = struct.Struct(">I")
_COST, _BLOCKS, _LANES = 2**16, 8, 1
_MOST_COST = 2**20


class CannotOpenError(Exception):
    """The file cannot be opened. The message is a sentence for the operator."""


@dataclass(frozen=True)
class Opener:
    """What opens a backup: a passphrase, or the private key of `backup.key`."""

    passphrase: bytes = b""
    private: bytes = b""


def new_private() -> bytes:
    return X25519PrivateKey.generate().private_bytes_raw()


class Sealer:
    """Writes an encrypted stream into an open file. Call `finish` at the end."""

    def __init__(self, file: IO[bytes], opener: Opener) -> None:
        self.digest = sha256()
        self.size = 0
        self._file = file
        self._waiting = bytearray()
        self._number = 0
        self._prefix = urandom(7)
        told, key = _fresh_key(opener)
        header = json.dumps({**told, "prefix": self._prefix.hex()}).encode()
        self._header = sha256(header).digest()
        self._cipher = AESGCM(key)
        self._put(MAGIC + _LENGTH.pack(len(header)) + header)

    def write(self, plain: bytes) -> int:
        self._waiting += plain
        while len(self._waiting) > PIECE:
            self._piece(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(plain)

    def finish(self) -> None:
        self._piece(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _piece(self, plain: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, last=last)
        self._put(self._cipher.encrypt(nonce, plain, self._header))
        self._number += 1

    def _put(self, content: bytes) -> None:
        self.digest.update(content)
        self.size += len(content)
        self._file.write(content)


class Unsealer(RawIOBase):
    """Reads an encrypted stream. Raises CannotOpenError at the first fault."""

    def __init__(self, file: IO[bytes], opener: Opener) -> None:
        super().__init__()
        if file.read(len(MAGIC)) != MAGIC:
            raise CannotOpenError("This file is not a backup of Kinkeeper.")
        header = _header_of(file)
        told = _told(header)
        self._header = sha256(header).digest()
        self._prefix = bytes.fromhex(told["prefix"])
        self._cipher = AESGCM(_known_key(told, opener))
        self._file = file
        self._number = 0
        self._ahead = file.read(PIECE + TAG)
        self._open = b""
        self.ended = False

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Return up to `size` bytes; all that is left without one."""
        parts, wanted = [], -1 if size is None else size
        while wanted != 0:
            if not self._open and not self._next():
                break
            part = self._open if wanted < 0 else self._open[:wanted]
            self._open = self._open[len(part) :]
            wanted -= len(part) if wanted > 0 else 0
            parts.append(part)
        return b"".join(parts)

    def _next(self) -> bool:
        if self.ended:
            return False
        piece, self._ahead = self._ahead, self._file.read(PIECE + TAG)
        last = not self._ahead
        nonce = _nonce(self._prefix, self._number, last=last)
        try:
            self._open = self._cipher.decrypt(nonce, piece, self._header)
        except InvalidTag:
            raise CannotOpenError(self._why()) from None
        self._number += 1
        self.ended = last
        return bool(self._open)

    def _why(self) -> str:
        if self._number == 0:
            return (
                "This backup does not open: the key is another one, or it is damaged."
            )
        return "This backup is damaged, or its end is missing. Take another one."


def _header_of(file: IO[bytes]) -> bytes:
    raw = file.read(_LENGTH.size)
    if len(raw) != _LENGTH.size or _LENGTH.unpack(raw)[0] > PIECE:
        raise CannotOpenError("This backup is damaged, or its end is missing.")
    return file.read(_LENGTH.unpack(raw)[0])


def _told(header: bytes) -> dict[str, Any]:
    try:
        told = dict(json.loads(header))
        bytes.fromhex(told["prefix"])
    except (ValueError, KeyError, TypeError):
        raise CannotOpenError("This backup is damaged at its beginning.") from None
    return told


def _fresh_key(opener: Opener) -> tuple[dict[str, Any], bytes]:
    if opener.passphrase:
        salt = urandom(16)
        told = {"way": "passphrase", "salt": salt.hex(), "cost": _COST}
        return told, _from_words(opener.passphrase, salt, _COST)
    once = X25519PrivateKey.generate()
    there = X25519PrivateKey.from_private_bytes(opener.private).public_key()
    shown = once.public_key().public_bytes_raw()
    key = _agreed(once.exchange(there), shown + there.public_bytes_raw())
    return {"way": "key", "once": shown.hex()}, key


def _known_key(told: dict[str, Any], opener: Opener) -> bytes:
    try:
        if told["way"] == "passphrase":
            return _words_key(told, opener)
        return _private_key(bytes.fromhex(told["once"]), opener)
    except (KeyError, ValueError, TypeError):
        raise CannotOpenError("This backup is damaged at its beginning.") from None


def _words_key(told: dict[str, Any], opener: Opener) -> bytes:
    if not opener.passphrase:
        raise CannotOpenError(
            "This backup needs its passphrase. Put it into a file and name the file "
            "in BACKUP_PASSPHRASE_FILE."
        )
    cost = int(told["cost"])
    if not 2 <= cost <= _MOST_COST:
        raise CannotOpenError("This backup is damaged at its beginning.")
    return _from_words(opener.passphrase, bytes.fromhex(told["salt"]), cost)


def _private_key(shown: bytes, opener: Opener) -> bytes:
    if not opener.private:
        raise CannotOpenError(
            "The key of the backups (backup.key) is not here. Give the folder with the "
            "copy of the keys: --keys FOLDER."
        )
    private = X25519PrivateKey.from_private_bytes(opener.private)
    secret = private.exchange(X25519PublicKey.from_public_bytes(shown))
    return _agreed(secret, shown + private.public_key().public_bytes_raw())


def _from_words(words: bytes, salt: bytes, cost: int) -> bytes:
    made = Scrypt(salt=salt, length=32, n=cost, r=_BLOCKS, p=_LANES)
    return made.derive(words)


def _agreed(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=b"kinkeeper backup 1").derive(secret)


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")


def read_passphrase(path: str) -> bytes:
    """Return the passphrase in a file, without the line end; b"" without a file."""
    return Path(path).read_bytes().strip() if path else b""
