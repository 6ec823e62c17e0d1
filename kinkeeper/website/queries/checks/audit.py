"""The audit trail is whole, as far as a quick look can tell. Counted twice.

The whole log is verified by `kinkeeper ledger verify`; here its newest part.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from kinkeeper.foundation.audit import merkle, signing
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.foundation.audit.sealer import body_of, note
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.referrals.models import Decision
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

NEWEST = 300
SEAL_WITHIN = timedelta(minutes=10)


def trail_is_whole(now: datetime) -> Finding:
    """The last head is signed and fits; so do the newest events (P12a, K7)."""
    head = Checkpoint.objects.order_by("-size").first()
    waiting = Event.objects.filter(
        sealed_as=None, happened_at__lt=now - SEAL_WITHIN
    ).count()
    if head is None:
        return Finding(waiting == 0, f"no head yet; {waiting} events wait too long")
    changed = _changed_events()
    faults = _faults_of(head) + len(changed)
    figure = (
        f"{head.size} sealed, newest {NEWEST} compared: {faults} faults,"
        f" {waiting} waiting too long"
    )
    shown = (Evidence(f"Event {pk}", "is not what was sealed") for pk in changed)
    return Finding(not faults and not waiting, figure, tuple(shown)[:MOST_EVIDENCE])


def _faults_of(head: Checkpoint) -> int:
    root = bytes(head.root)
    frontier = merkle.Frontier(
        head.size, [bytes.fromhex(node) for node in head.frontier]
    )
    signed = signing.is_signed(note(head.size, root), bytes(head.signature))
    newest = Leaf.objects.order_by("-number").values_list("number", flat=True).first()
    whole = newest is not None and newest + 1 == head.size
    return (not signed) + (frontier.root() != root) + (not whole)


def _changed_events() -> list[int]:
    events = list(Event.objects.exclude(sealed_as=None).order_by("-sealed_as")[:NEWEST])
    leaves = Leaf.objects.in_bulk([event.sealed_as for event in events])
    return [
        event.pk
        for event in events
        if event.sealed_as not in leaves
        or bytes(leaves[event.sealed_as].digest)
        != merkle.leaf_hash(body_of(event), bytes(event.salt))
    ]


def the_tree_grown_again(now: datetime) -> Second:
    """Grow the newest part of the tree from its leaves, with other code (RFC 6962)."""
    heads = list(Checkpoint.objects.order_by("-size")[:2])
    if not heads:
        return Second(0, [])
    head, before = heads[0], heads[1] if len(heads) > 1 else None
    size = before.size if before else 0
    peaks = _peaks(size, before.frontier if before else [])
    leaves = Leaf.objects.filter(number__gte=size, number__lt=head.size)
    for digest in leaves.order_by("number").values_list("digest", flat=True):
        peaks.append((1, bytes(digest)))
        while len(peaks) > 1 and peaks[-1][0] == peaks[-2][0]:
            (width, right), (_, left) = peaks.pop(), peaks.pop()
            peaks.append((2 * width, sha256(b"\x01" + left + right).digest()))
    root = peaks[-1][1] if peaks else sha256(b"").digest()
    for _, left in reversed(peaks[:-1]):
        root = sha256(b"\x01" + left + root).digest()
    grown = sum(width for width, _ in peaks)
    if root == bytes(head.root) and grown == head.size:
        return Second(head.size - size, [])
    wrong = Evidence(f"Head {head.size}", "the leaves give another root")
    return Second(head.size - size, [wrong])


def _peaks(size: int, edge: list[str]) -> list[tuple[int, bytes]]:
    """Return the full subtrees of a size, widest first, with how many leaves each."""
    widths = [1 << bit for bit in reversed(range(size.bit_length())) if size >> bit & 1]
    nodes = [bytes.fromhex(node) for node in edge]
    return list(zip(widths, nodes, strict=True))


def decisions_have_a_person(now: datetime) -> Finding:
    """No referral, release or disposal was decided by nobody (P11d)."""
    decided = ReportRequest.objects.exclude(
        state__in=[ReportRequest.State.ASKED, ReportRequest.State.WITHDRAWN]
    )
    gone = Item.objects.filter(state=Item.State.DISPOSED)
    alone = [
        *decided.filter(decided_by=None).values_list("reference", flat=True),
        *gone.filter(approvals=None).values_list("reference", flat=True),
    ]
    total = decided.count() + gone.count() + Decision.objects.count()
    return none_of(
        len(alone),
        total,
        "decisions have no person behind them",
        (Evidence(reference, "nobody decided") for reference in alone),
    )


CHECKS = {
    "audit.log_is_whole": twice(trail_is_whole, the_tree_grown_again),
    "audit.decisions_have_a_person": decisions_have_a_person,
}
