"""
A key for words that wait on a tablet until the network is back.

The page of one worker gets the key of one room; the browser locks each line with it
before it is stored. The key is worked out from the centre's secret each time, never
kept: what opens with it was written by that worker, in that room, whoever's tablet
sends it.
"""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from kinkeeper.foundation.vault import sealing

# One lock for all that was typed and not sent: its outside names no page.
DRAFTS = UUID("d0075000-0000-4000-8000-000000000002")
_SALT = "kinkeeper.foundation.vault.device"


def device_key(*, room: UUID, holder: int) -> bytes:
    """Return the 32 bytes with which `holder`'s browser locks lines of `room`."""
    return _key(settings.SECRET_KEY, room, holder)


def open_waiting(locked: bytes, *, room: UUID, holder: int, place: str) -> bytes:
    """
    Open what a browser locked: nonce first, bound to `place`.

    Also opens with the secrets that the centre used before. Raises TamperedError
    when somebody else wrote it, or wrote it elsewhere.
    """
    for key in _keys(room, holder):
        try:
            return sealing.unseal(key, locked, place)
        except sealing.TamperedError:
            continue
    raise sealing.TamperedError(place)


def _keys(room: UUID, holder: int) -> Iterator[bytes]:
    yield device_key(room=room, holder=holder)
    for secret in settings.SECRET_KEY_FALLBACKS:
        yield _key(secret, room, holder)


def _key(secret: str | bytes, room: UUID, holder: int) -> bytes:
    told = f"{room}:{holder}"
    return salted_hmac(_SALT, told, secret=secret, algorithm="sha256").digest()
