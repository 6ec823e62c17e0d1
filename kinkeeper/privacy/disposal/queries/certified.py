"""All certificates at once: are they true, and how do they look in an export?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet

from kinkeeper.foundation.audit import verifying
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.queries.manifests import leaves_of
from kinkeeper.privacy.disposal.queries.proof import is_genuine, statement

AT_ONCE = 500


@dataclass
class Checked:
    """How many certificates there are, and which are not what they should be."""

    count: int = 0
    faults: list[str] = field(default_factory=list)


def check_all() -> Checked:
    """Check signature, list of what went, and the event in the log, of each one."""
    logged = verifying.proofs_of_disposal()
    checked = Checked()
    for certificate in _all().iterator(chunk_size=AT_ONCE):
        checked.count += 1
        if not is_genuine(certificate):
            checked.faults.append(
                f"Certificate {certificate.reference} was changed after it was signed."
            )
        if logged.get(certificate.reference) != certificate.manifest_root:
            checked.faults.append(
                f"Certificate {certificate.reference} is not in the log."
            )
    missing = set(logged) - set(Certificate.objects.values_list("reference", flat=True))
    checked.faults += [
        f"Certificate {name} is in the log and was taken away."
        for name in sorted(missing)
    ]
    return checked


def exported() -> Iterator[dict[str, object]]:
    """Yield each certificate as an outsider checks it. No names, no salts."""
    for certificate in _all().iterator(chunk_size=AT_ONCE):
        yield {
            "statement": statement(certificate).decode(),
            "signature": bytes(certificate.signature).hex(),
            "leaves": [leaf.hex() for leaf in leaves_of(certificate.manifest)],
        }


def _all() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("item__batch", "manifest").order_by("pk")
