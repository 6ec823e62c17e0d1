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


def seal(key: bytes, plain: bytes, place: str) -> bytes:
    """Seal `plain` so that it opens only with `key` and only at `place`."""
    nonce = urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """Open sealed bytes. Raises TamperedError when they do not belong here."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except InvalidTag:
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
