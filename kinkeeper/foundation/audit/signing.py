"""The key that signs the log's checkpoints and the certificates. Lives in a file."""

from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings


def sign(message: bytes) -> bytes:
    return _key(Path(settings.KEYS_DIR)).sign(message)


def is_signed(message: bytes, signature: bytes) -> bool:
    return verify(public_key(), message, signature)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether `signature` over `message` was made with the key of `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def public_key() -> bytes:
    """Return the 32 bytes that an outsider needs to check a signature."""
    return _key(Path(settings.KEYS_DIR)).public_key().public_bytes_raw()


@lru_cache(maxsize=8)
def _key(folder: Path) -> Ed25519PrivateKey:
    path = folder / "ledger.key"
    if not path.exists():
        _make(path)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    raw = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.Raw,
        serialization.PrivateFormat.Raw,
        serialization.NoEncryption(),
    )
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            file.write(raw)
    except FileExistsError:
        return
