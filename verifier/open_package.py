"""
Open a package of records that a contact centre handed over to you.

    python3 open_package.py PACKAGE FOLDER

It asks for the key that the centre told you by another way, checks every file against
the list in the package, and writes them into FOLDER, which must be new. It prints the
check number: tell it to the centre, so that they know that the right package arrived.

The program needs Python 3.9 or newer and `cryptography`. It asks no network.

Status 0: opened. Status 1: wrong key, or the package is damaged. Status 2: no package.
"""

from __future__ import annotations

import getpass
import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"KINKEEPER PACKAGE 1\n"
SALT, NONCE = 16, 12


def opened(package: bytes, key: str) -> bytes:
    """Return the ZIP in a package. Raises ValueError for a wrong key or damage."""
    if not package.startswith(MAGIC):
        raise ValueError("This is not a package.")
    rest = package[len(MAGIC) :]
    salt, nonce, sealed = rest[:SALT], rest[SALT : SALT + NONCE], rest[SALT + NONCE :]
    stretched = hashlib.scrypt(
        key.strip().upper().encode(), salt=salt, n=1 << 15, r=8, p=1,
        maxmem=64 << 20, dklen=32,
    )  # fmt: skip
    try:
        return AESGCM(stretched).decrypt(nonce, sealed, MAGIC)
    except InvalidTag:
        raise ValueError("The key is wrong, or the package is damaged.") from None


def check_number(package: bytes) -> str:
    """Return what the centre asks you for: the first sixteen signs of its SHA-256."""
    return hashlib.sha256(package).hexdigest()[:16]


def unpack(archive: zipfile.ZipFile, folder: Path) -> int:
    """Write every listed file. Raises ValueError when one is not as listed."""
    manifest = json.loads(archive.read("manifest.json"))
    listed = [file for record in manifest["records"] for file in record["files"]]
    for file in listed:
        if hashlib.sha256(archive.read(file["name"])).hexdigest() != file["sha256"]:
            raise ValueError(f"{file['name']} is not as listed.")
    archive.extractall(folder)
    return len(listed)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or Path(arguments[1]).exists():
        print(__doc__, file=sys.stderr)
        return 2
    try:
        package = Path(arguments[0]).read_bytes()
        archive = zipfile.ZipFile(io.BytesIO(opened(package, getpass.getpass("Key: "))))
        number = unpack(archive, Path(arguments[1]))
    except OSError as error:
        print(f"The package cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{number} files written. Check number: {check_number(package)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
