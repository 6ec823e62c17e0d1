"""
A sealed package of records for the organisation that keeps them from now on.

Danger: what lies in a package is both sides of a family, unsealed but for its key. The
bytes go to the person who asked and are not kept; the key goes by another way.

The format is open: a line of words, 16 bytes of salt, 12 bytes of nonce, then a ZIP
sealed with AES-256-GCM under the key that scrypt (N=32768, r=8, p=1) makes of the
words. `verifier/open_package.py` opens it without this program.
"""

import io
import json
import os
import re
import secrets
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import scrypt, sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"KINKEEPER PACKAGE 1\n"
SALT, NONCE = 16, 12
COST, BLOCK, LANES, ROOM = 1 << 15, 8, 1, 64 << 20
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
GROUPS, LONG = 6, 5
KEY = re.compile(rf"[{LETTERS}]{{{LONG}}}(-[{LETTERS}]{{{LONG}}}){{{GROUPS - 1}}}")
README = """Records of a child contact centre, handed over to you.

READ THIS FIRST. What lies here is about families. It may hold what one side of a family
must never learn of the other. Put it under your own lock at once and destroy this
package. manifest.json lists every file with its SHA-256.

You keep these records from now on, under your own duties.
"""


@dataclass(frozen=True)
class Content:
    """One file of a record: a neutral name, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Packed:
    """A record with its files, as they go into a package."""

    record: str
    kind: str
    title: str
    reference: str
    files: Sequence[Content]

    @property
    def sha256(self) -> str:
        """The digest of all files in their order: changed by any change of one."""
        said = "\n".join(
            f"{file.name} {sha256(file.data).hexdigest()}" for file in self.files
        )
        return sha256(said.encode()).hexdigest()


def fresh_key() -> str:
    """Return a key that can be read out on the telephone: six groups of letters."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(GROUPS)
    )


def is_key(words: str) -> bool:
    return KEY.fullmatch(words) is not None


def as_json(name: str, told: Mapping[str, Any]) -> Content:
    """Return a row as a file. What is not text or a number is written as text."""
    text = json.dumps(told, ensure_ascii=False, default=str, indent=1, sort_keys=True)
    return Content(name, text.encode())


def package(records: Iterable[Packed], *, about: Mapping[str, Any], key: str) -> bytes:
    """Return the sealed package. `about` stands on top of the manifest."""
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    sealed = AESGCM(_stretched(key, salt)).encrypt(nonce, _zip(records, about), MAGIC)
    return MAGIC + salt + nonce + sealed


def _stretched(key: str, salt: bytes) -> bytes:
    return scrypt(
        key.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=ROOM, dklen=32
    )


def _zip(records: Iterable[Packed], about: Mapping[str, Any]) -> bytes:
    room = io.BytesIO()
    listed = []
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", README)
        for number, packed in enumerate(records, start=1):
            names = []
            for file in packed.files:
                name = f"{number:04d}-{packed.reference}/{file.name}"
                archive.writestr(name, file.data)
                names.append(
                    {"name": name, "sha256": sha256(file.data).hexdigest()},
                )
            listed.append(
                {
                    "record": packed.record,
                    "kind": packed.kind,
                    "title": packed.title,
                    "reference": packed.reference,
                    "files": names,
                }
            )
        manifest = {**about, "records": listed}
        archive.writestr("manifest.json", json.dumps(manifest, indent=1, default=str))
    return room.getvalue()
