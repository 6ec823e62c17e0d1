"""AES-256-GCM with the library's own primitive; nothing home-made but the naming."""

from os import urandom
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kinkeeper.foundation.vault import epochs

NONCE = 12


class ShreddedError(Exception):
    """The key of this container was destroyed. Its content cannot be read again."""


class TamperedError(Exception):
    """Sealed words were changed, or moved to another record."""


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def cipher_of(key: bytes) -> AESGCM:
    """Return a key made ready, for whoever seals or opens much with it."""
    return AESGCM(key)


def seal(key: bytes | AESGCM, plain: bytes, place: str) -> bytes:
    """Seal `plain` so that it opens only with `key` and only at `place`."""
    cipher = AESGCM(key) if isinstance(key, bytes) else key
    nonce = urandom(NONCE)
    return nonce + cipher.encrypt(nonce, plain, place.encode())


def unseal(key: bytes | AESGCM, sealed: bytes, place: str) -> bytes:
    """Open sealed bytes. Raises TamperedError when they do not belong here."""
    cipher = AESGCM(key) if isinstance(key, bytes) else key
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise TamperedError(place) from None


def wrap(data_key: bytes, epoch: int, container: UUID) -> bytes:
    return seal(epochs.key_of(epoch), data_key, f"container:{container}")


def unwrap(wrapped: bytes, epoch: int, container: UUID) -> bytes:
    """Return a container's key. Raises ShreddedError when it is gone."""
    if not wrapped:
        raise ShreddedError(str(container))
    try:
        epoch_key = epochs.key_of(epoch)
    except epochs.EpochGoneError:
        raise ShreddedError(str(container)) from None
    return unseal(epoch_key, wrapped, f"container:{container}")
