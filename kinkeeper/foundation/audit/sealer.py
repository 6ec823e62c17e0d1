"""
Sealing the audit trail.

Events are plain rows of the business transaction. One sealer takes those that are
committed and not yet sealed, appends a salted digest of each to a Merkle log and signs
the new head. What it looks for is "not sealed yet", not "newer than the last", because
on PostgreSQL a smaller number may be committed later.
"""

from datetime import datetime

from django.db import transaction

from kinkeeper.foundation.audit import merkle, signing
from kinkeeper.foundation.audit.bodies import body_of
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf

BATCH = 1000
ORIGIN = "kinkeeper/audit/v1"


def seal(now: datetime) -> int:
    """Seal every committed event. Returns how many were sealed."""
    sealed = 0
    while count := _seal_batch(now):
        sealed += count
    return sealed


@transaction.atomic
def _seal_batch(now: datetime) -> int:
    # Locks the last head, so that two sealers cannot build on the same one.
    head = Checkpoint.objects.select_for_update().order_by("-size").first()
    events = list(Event.objects.filter(sealed_as=None).order_by("id")[:BATCH])
    if not events:
        return 0
    frontier = merkle.Frontier(
        head.size if head else 0,
        [bytes.fromhex(node) for node in head.frontier] if head else [],
    )
    leaves = []
    for event in events:
        event.sealed_as = frontier.size
        digest = merkle.leaf_hash(body_of(event), bytes(event.salt))
        leaves.append(Leaf(number=frontier.size, digest=digest))
        frontier.append(digest)
    Leaf.objects.bulk_create(leaves)
    Event.objects.bulk_update(events, ["sealed_as"], batch_size=250)
    root = frontier.root()
    Checkpoint.objects.create(
        size=frontier.size,
        root=root,
        frontier=[node.hex() for node in frontier.edge],
        sealed_at=now,
        signature=signing.sign(note(frontier.size, root)),
    )
    return len(events)


def note(size: int, root: bytes) -> bytes:
    """Return the text of a checkpoint: origin, size and root, a line each."""
    return f"{ORIGIN}\n{size}\n{root.hex()}\n".encode()
