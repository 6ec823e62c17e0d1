"""
"Did you hold this?" Only who has a copy and the salt of its place can find out.

Danger: salts let guesses be tried. They are given out with the leaf file alone, to
those who approve disposals, and each time is recorded. The list of leaves without
salts, as it stands in exports, tells nobody anything but how many there were.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import merkle, signing, trail
from kinkeeper.privacy.disposal.models import Certificate, Manifest
from kinkeeper.privacy.disposal.queries import manifests
from kinkeeper.privacy.disposal.queries.certificates import PURPOSE, certificates
from kinkeeper.privacy.disposal.queries.proof import is_genuine
from kinkeeper.privacy.records import imprint


@dataclass(frozen=True)
class Proved:
    """The answer: was it there, which share of the record was it, is all signed."""

    was_there: bool
    part: str
    genuine: bool


def certificate_to_prove(reference: str, *, viewer: Account) -> Certificate:
    """Return a certificate by its reference. Raises Http404."""
    found = certificates(viewer=viewer).filter(reference__iexact=reference).first()
    if found is None:
        raise Http404
    return found


def may_take_leaves(viewer: Account) -> bool:
    return viewer.may(Power.DISPOSAL_APPROVE)


def leaf_file(reference: str, *, viewer: Account) -> dict[str, object]:
    """Return salt and digest of every leaf. Raises Http404 for all but approvers."""
    if not may_take_leaves(viewer):
        raise Http404
    certificate = certificate_to_prove(reference, viewer=viewer)
    manifest = Manifest.objects.get(certificate=certificate)
    trail.viewed("leaves", about=certificate, by=viewer, purpose=PURPOSE)
    return {
        "certificate": certificate.reference,
        "root": certificate.manifest_root,
        "leaves": [
            {
                "number": number,
                "part": manifests.part_of(manifest, number),
                "salt": manifests.salt_of(manifest, number).hex(),
                "digest": leaf.hex(),
            }
            for number, leaf in enumerate(manifests.leaves_of(manifest))
        ],
    }


@dataclass(frozen=True)
class Match:
    """One certificate that covers a copy, as it stands in the signed statement."""

    said: dict[str, object]
    genuine: bool


def covering(
    copy: bytes,
    salt: bytes,
    *,
    certificates: Iterable[Mapping[str, Any]],
    public_key: bytes,
) -> list[Match]:
    """
    Return the certificates that cover a copy. Empty: nothing, or the salt is not its.

    `certificates` are as exported (`certified.exported`). Genuine means that statement,
    list of leaves and signature agree.
    """
    digests = (
        imprint.digest_of_file(sha256(copy).hexdigest()),
        imprint.digest_of_copy(copy),
    )
    wanted = {merkle.leaf_hash(digest, salt).hex() for digest in digests}
    return [
        _match(each, public_key)
        for each in certificates
        if wanted & set(each["leaves"])
    ]


def _match(exported: Mapping[str, Any], public_key: bytes) -> Match:
    statement = exported["statement"].encode()
    said = json.loads(statement)
    tree = merkle.Frontier()
    tree.extend(bytes.fromhex(leaf) for leaf in exported["leaves"])
    signature = bytes.fromhex(exported["signature"])
    signed = signing.verify(public_key, statement, signature)
    return Match(said, signed and tree.root().hex() == said["manifest_root"])


def prove(
    certificate: Certificate, *, copy: bytes, salt: str, number: int, viewer: Account
) -> Proved:
    """
    Say whether a copy stands at place `number` of what a certificate destroyed.

    `copy` is a file as it was, or the bytes of a row; `salt` is in hex.
    """
    trail.viewed("proof", about=certificate, by=viewer, purpose=PURPOSE)
    manifest = Manifest.objects.get(certificate=certificate)
    leaves = manifests.leaves_of(manifest)
    genuine = is_genuine(certificate)
    try:
        salted = bytes.fromhex(salt)
    except ValueError:
        return Proved(False, "", genuine)
    known = (
        imprint.digest_of_file(sha256(copy).hexdigest()),
        imprint.digest_of_copy(copy),
    )
    there = 0 <= number < len(leaves) and any(
        merkle.leaf_hash(digest, salted) == leaves[number] for digest in known
    )
    part = manifests.part_of(manifest, number) if there else ""
    return Proved(there, part, genuine)
