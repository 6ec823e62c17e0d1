"""What the journal holds of each disposal: its proof, and how to do it again.

Names nobody: the keys of the record and of its case, the rule, the days, the numbers of
the two people, and the salted leaves.
"""

from collections.abc import Iterator
from datetime import timedelta

from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line
from kinkeeper.privacy.disposal.models import Certificate, Manifest

KIND = "disposal"
# Rows are not committed in the order of their moments.
LOOK_BACK = timedelta(days=1)


def lines() -> Iterator[Line]:
    """Yield the disposals since the last one that was written down, and a day more."""
    found = Certificate.objects.select_related("item__batch", "item__case")
    last = register.last_written(KIND)
    if last is not None:
        found = found.filter(executed_at__gte=last - LOOK_BACK)
    for certificate in found.order_by("executed_at", "pk").iterator(chunk_size=200):
        yield _line(certificate)


def _line(certificate: Certificate) -> Line:
    item = certificate.item
    said = {
        "record": item.record,
        "kind": item.kind,
        "case": str(item.case.key) if item.case else "",
        "reference": item.case.reference if item.case else "",
        "batch": words.told(item.batch),
        "item": words.told(item, without=("stopped_why",)),
        "approvals": [
            words.told(approval) for approval in item.approvals.order_by("pk")
        ],
        "certificate": words.told(certificate),
        "manifest": words.told(Manifest.objects.get(certificate=certificate)),
    }
    return Line(KIND, str(certificate.key), certificate.executed_at, said)
