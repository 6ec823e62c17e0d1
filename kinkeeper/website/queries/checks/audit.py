"""The audit trail is whole, as far as a quick look can tell.

The whole log is verified by `kinkeeper ledger verify`; here its newest part.
"""

from datetime import datetime, timedelta

from kinkeeper.foundation.audit import merkle, signing
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.foundation.audit.sealer import body_of, note
from kinkeeper.privacy.disclosure.models import ReportRequest
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.referrals.models import Decision
from kinkeeper.website.queries.finding import Finding, none_of

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
    faults = _faults_of(head) + _changed_events()
    figure = (
        f"{head.size} sealed, newest {NEWEST} compared: {faults} faults,"
        f" {waiting} waiting too long"
    )
    return Finding(not faults and not waiting, figure)


def _faults_of(head: Checkpoint) -> int:
    root = bytes(head.root)
    frontier = merkle.Frontier(
        head.size, [bytes.fromhex(node) for node in head.frontier]
    )
    signed = signing.is_signed(note(head.size, root), bytes(head.signature))
    newest = Leaf.objects.order_by("-number").values_list("number", flat=True).first()
    whole = newest is not None and newest + 1 == head.size
    return (not signed) + (frontier.root() != root) + (not whole)


def _changed_events() -> int:
    events = list(Event.objects.exclude(sealed_as=None).order_by("-sealed_as")[:NEWEST])
    leaves = Leaf.objects.in_bulk([event.sealed_as for event in events])
    return sum(
        event.sealed_as not in leaves
        or bytes(leaves[event.sealed_as].digest)
        != merkle.leaf_hash(body_of(event), bytes(event.salt))
        for event in events
    )


def decisions_have_a_person(now: datetime) -> Finding:
    """No referral, release or disposal was decided by nobody (P11d)."""
    decided = ReportRequest.objects.exclude(
        state__in=[ReportRequest.State.ASKED, ReportRequest.State.WITHDRAWN]
    )
    gone = Item.objects.filter(state=Item.State.DISPOSED)
    alone = decided.filter(decided_by=None).count()
    alone += gone.filter(approvals=None).count()
    total = decided.count() + gone.count() + Decision.objects.count()
    return none_of(alone, total, "decisions have no person behind them")


CHECKS = {
    "audit.log_is_whole": trail_is_whole,
    "audit.decisions_have_a_person": decisions_have_a_person,
}
