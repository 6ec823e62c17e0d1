"""
What a row is called once nobody may know any more which it was.

The new names are made from the row's own data key, which is destroyed in the same
moment. So nobody can work them out from the old ones, and a restore that does it again
comes to the same end.
"""

import hmac
from hashlib import sha256
from uuid import UUID


def key_from(data_key: bytes) -> UUID:
    """Return the new key of a row, from the data key that dies with its words."""
    return UUID(bytes=_made(data_key, "key")[:16], version=4)


def reference_from(reference: str, data_key: bytes) -> str:
    """Return the new reference, in the same series: "RR-X3F0A9"."""
    prefix = reference.partition("-")[0]
    return f"{prefix}-X{_made(data_key, 'reference')[:3].hex().upper()}"


def _made(data_key: bytes, what: str) -> bytes:
    return hmac.new(data_key, f"nameless {what}".encode(), sha256).digest()
