"""
The manifest of a disposal: a salted digest of each thing that was destroyed.

A leaf is made of a salt and the digest of the thing as it was. Without the salt nobody
can try out guesses; with it and a copy, anybody can show that the copy was destroyed.
"""

import os
from collections.abc import Sequence
from hashlib import sha256

from kinkeeper.foundation.audit import merkle
from kinkeeper.privacy.disposal.models import Manifest
from kinkeeper.privacy.records.register import Erased

SALT, DIGEST = 16, 32


def packed(went: Sequence[tuple[str, Erased]]) -> Manifest:
    """Return the manifest of what went, with fresh salts, not yet saved."""
    number = sum(len(erased.digests) for _, erased in went)
    salts = os.urandom(SALT * number)
    digests = [digest for _, erased in went for digest in erased.digests]
    return Manifest(
        parts=[[title, len(e.digests)] for title, e in went if e.digests],
        salts=salts,
        digests=b"".join(salted(salts, digests)),
    )


def root_of(manifest: Manifest) -> str:
    """Return the root of the tree over all leaves, in hex."""
    digests = bytes(manifest.digests)
    if not digests:
        return merkle.EMPTY.hex()
    roots = merkle.roots_at(digests, [len(digests) // DIGEST])
    return next(roots)[1].hex()


def leaves_of(manifest: Manifest) -> list[bytes]:
    """Return the leaves one by one, in their order."""
    packed = bytes(manifest.digests)
    return [packed[at : at + DIGEST] for at in range(0, len(packed), DIGEST)]


def salt_of(manifest: Manifest, number: int) -> bytes:
    """Return the salt of leaf `number`, counted from 0."""
    return bytes(manifest.salts)[number * SALT : (number + 1) * SALT]


def part_of(manifest: Manifest, number: int) -> str:
    """Return which share of the record leaf `number` belonged to."""
    for title, many in manifest.parts:
        if number < many:
            return str(title)
        number -= many
    return ""


def matched(manifest: Manifest, digests: Sequence[bytes]) -> int:
    """Return how many of some digests stand at their place in the manifest."""
    leaves = salted(bytes(manifest.salts), digests)
    kept = bytes(manifest.digests)
    if b"".join(leaves) == kept:
        return len(leaves)
    pairs = zip(leaves, range(0, len(kept), DIGEST), strict=False)
    return sum(leaf == kept[at : at + DIGEST] for leaf, at in pairs)


def salted(salts: bytes, digests: Sequence[bytes]) -> list[bytes]:
    """Return the leaf of each digest with the salt of its place."""
    # As `merkle.leaf_hash`, without a call for each of very many.
    places = range(0, len(salts), SALT)
    return [
        sha256(b"\x00" + salts[at : at + SALT] + digest).digest()
        for at, digest in zip(places, digests, strict=False)
    ]
