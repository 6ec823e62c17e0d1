"""The certificate: what went, by which rule, who agreed; never what it said."""

from datetime import datetime, timedelta
from secrets import token_bytes
from typing import TypeAlias

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import merkle, signing
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Certificate, Item, ManifestLeaf
from kinkeeper.privacy.disposal.queries.proof import statement, what_stays
from kinkeeper.privacy.records.register import Erased

AT_ONCE = 1000
# What each part of the register destroyed, under its title.
Went: TypeAlias = list[tuple[str, Erased]]


def certify(item: Item, case: Case | None, went: Went, *, now: datetime) -> Certificate:
    """Write and sign the certificate of a record that has just been destroyed."""
    leaves = [
        _leaf(number, digest)
        for number, digest in enumerate(d for _, erased in went for d in erased.digests)
    ]
    root = merkle.root_of([bytes.fromhex(leaf.digest) for leaf in leaves])
    certificate = Certificate(
        reference=_next_reference(),
        item=item,
        executed_at=now,
        backups_clear_on=clock.london(now).date() + timedelta(settings.BACKUP_DAYS),
        counts=_counts(went),
        stays=what_stays(case) if case else [],
        manifest_root=root.hex(),
    )
    certificate.signature = signing.sign(statement(certificate))
    certificate.save()
    for leaf in leaves:
        leaf.certificate = certificate
    ManifestLeaf.objects.bulk_create(leaves, batch_size=AT_ONCE)
    return certificate


def _leaf(number: int, digest: bytes) -> ManifestLeaf:
    salt = token_bytes(16)
    leaf = merkle.leaf_hash(digest, salt)
    return ManifestLeaf(number=number, salt=salt, digest=leaf.hex())


def _counts(went: Went) -> dict[str, int]:
    counts: dict[str, int] = {}
    for title, erased in went:
        if erased.count:
            counts[title] = counts.get(title, 0) + erased.count
    return counts


def _next_reference() -> str:
    last = Certificate.objects.order_by("-pk").first()
    return f"DC-{int(last.reference[3:]) + 1 if last else 1:04d}"
