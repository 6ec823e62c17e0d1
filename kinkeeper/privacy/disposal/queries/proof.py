"""What a certificate's signature vouches for, and whether it still holds."""

import json

from kinkeeper.foundation.audit import signing
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Certificate, Manifest
from kinkeeper.privacy.disposal.queries import manifests

ORIGIN = "kinkeeper/disposal/v1"


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
    manifest = Manifest.objects.filter(certificate=certificate).first()
    root = manifests.root_of(manifest) if manifest else ""
    return root == certificate.manifest_root and signing.is_signed(
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
