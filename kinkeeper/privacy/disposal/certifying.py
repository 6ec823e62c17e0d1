"""The certificate: what went, by which rule, who agreed; never what it said."""

import json
from datetime import datetime, timedelta
from secrets import token_bytes

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import merkle, signing
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Certificate, Item, ManifestLeaf
from kinkeeper.privacy.records.register import Erased, Part

ORIGIN = "kinkeeper/disposal/v1"
AT_ONCE = 1000


def certify(
    item: Item, case: Case, went: list[tuple[Part, Erased]], *, now: datetime
) -> Certificate:
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
        stays=what_stays(case),
        manifest_root=root.hex(),
    )
    certificate.signature = signing.sign(statement(certificate))
    certificate.save()
    for leaf in leaves:
        leaf.certificate = certificate
    ManifestLeaf.objects.bulk_create(leaves, batch_size=AT_ONCE)
    return certificate


def statement(certificate: Certificate) -> bytes:
    """Return the bytes that the signature vouches for."""
    item = certificate.item
    said = {
        "origin": ORIGIN,
        "certificate": certificate.reference,
        "review": item.batch.reference,
        "record": item.record,
        "case": item.reference,
        "kind": item.kind,
        "rule": item.rule,
        "row": item.row,
        "policy": item.policy_version,
        "counted_from": item.trigger_on.isoformat(),
        "eligible_from": item.eligible_from.isoformat(),
        "dispose_by": item.dispose_by.isoformat(),
        "approved": [
            [approval.by_id, approval.approved_at.isoformat()]
            for approval in item.approvals.order_by("approved_at", "pk")
        ],
        "executed_at": certificate.executed_at.isoformat(),
        "backups_clear_on": certificate.backups_clear_on.isoformat(),
        "counts": certificate.counts,
        "stays": certificate.stays,
        "manifest_root": certificate.manifest_root,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def is_genuine(certificate: Certificate) -> bool:
    """Say whether signature and manifest still agree with what the certificate says."""
    leaves = certificate.leaves.order_by("number").values_list("digest", flat=True)
    root = merkle.root_of([bytes.fromhex(digest) for digest in leaves])
    return root.hex() == certificate.manifest_root and signing.is_signed(
        statement(certificate), bytes(certificate.signature)
    )


def what_stays(case: Case) -> list[dict[str, object]]:
    """Return what is kept of a case, how many of each, and why."""
    kept: dict[tuple[str, str], dict[str, object]] = {}
    for row in case.obligations.order_by("kind", "pk"):
        line = kept.setdefault(
            (row.kind, row.rule),
            {"kind": row.kind, "rule": row.rule, "why": row.because, "count": 0},
        )
        line["count"] = int(str(line["count"])) + 1
    return list(kept.values())


def _leaf(number: int, digest: bytes) -> ManifestLeaf:
    salt = token_bytes(16)
    leaf = merkle.leaf_hash(digest, salt)
    return ManifestLeaf(number=number, salt=salt, digest=leaf.hex())


def _counts(went: list[tuple[Part, Erased]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part, erased in went:
        if erased.count:
            counts[part.title] = counts.get(part.title, 0) + erased.count
    return counts


def _next_reference() -> str:
    last = Certificate.objects.order_by("-pk").first()
    return f"DC-{int(last.reference[3:]) + 1 if last else 1:04d}"
